package lifecycle

// ReplacedInOrder ends the error about an object that exists already. Terraform
// does not tell the provider that it replaces an object, nor in which order.
const ReplacedInOrder = "\n\nIf Terraform is replacing this very object, don't import it: with create_before_destroy = true the new one is asked for while the former one is there. " +
	"Set create_before_destroy = false for this apply; to keep a tainted object, run terraform untaint."
