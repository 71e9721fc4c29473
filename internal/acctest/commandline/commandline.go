// Package commandline is the one place that knows which Terraform or OpenTofu
// the tests run, where it looks for providers, what its version has, and which
// of its own defects a test meets.
package commandline

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"

	goversion "github.com/hashicorp/go-version"
)

// Variable names the executable in the environment. Without it the tests run
// the terraform on the PATH.
const Variable = "TF_ACC_TERRAFORM_PATH"

// product is what the executable says that it is.
type product string

const (
	terraform product = "Terraform"
	openTofu  product = "OpenTofu"
)

// CommandLine is an executable that the tests run.
type CommandLine struct {
	// Path is absolute: tests run it in folders of their own.
	Path string

	product product
	version *goversion.Version
}

// Find finds the executable and asks for its version.
func Find(ctx context.Context) (*CommandLine, error) {
	name := os.Getenv(Variable)
	if name == "" {
		name = "terraform"
	}
	path, err := exec.LookPath(name)
	if err == nil {
		path, err = filepath.Abs(path)
	}
	if err != nil {
		return nil, fmt.Errorf("the acceptance tests need Terraform on the PATH (https://developer.hashicorp.com/terraform/install), "+
			"or its path in %s: %w", Variable, err)
	}
	command := exec.CommandContext(ctx, path, "version")
	command.Env = append(os.Environ(), "CHECKPOINT_DISABLE=1", "TF_CLI_CONFIG_FILE="+os.DevNull)
	output, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("%s version: %w", path, err)
	}
	found, err := parse(string(output))
	if err != nil {
		return nil, fmt.Errorf("%s version: %w", path, err)
	}
	found.Path = path
	return found, nil
}

var firstLine = regexp.MustCompile(`^(Terraform|OpenTofu) v(\S+)`)

// parse reads what the subcommand "version" prints.
func parse(output string) (*CommandLine, error) {
	match := firstLine.FindStringSubmatch(output)
	if match == nil {
		return nil, fmt.Errorf("neither Terraform nor OpenTofu prints %.100q", output)
	}
	version, err := goversion.NewVersion(match[2])
	if err != nil {
		return nil, err
	}
	return &CommandLine{product: product(match[1]), version: version}, nil
}

// String is for messages, such as "OpenTofu 1.12.6".
func (c *CommandLine) String() string { return fmt.Sprintf("%s %s", c.product, c.version) }

// RegistryHost is the host of a provider whose source names none. State, plans
// and schemas print addresses with it.
func (c *CommandLine) RegistryHost() string {
	if c.product == openTofu {
		return "registry.opentofu.org"
	}
	return "registry.terraform.io"
}

// Environment is what terraform-plugin-testing has to know of it.
func (c *CommandLine) Environment() map[string]string {
	return map[string]string{
		Variable:                    c.Path,
		"TF_ACC_PROVIDER_HOST":      c.RegistryHost(),
		"TF_ACC_PROVIDER_NAMESPACE": "hashicorp",
	}
}
