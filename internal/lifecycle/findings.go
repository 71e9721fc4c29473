package lifecycle

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
)

// CheckConfiguration checks the configuration of one object by itself.
func CheckConfiguration(kind estate.Kind, config estate.Facts) diag.Diagnostics {
	return toDiagnostics(estate.Relations{Configured: relations.Configured()}.CheckConfiguration(kind, config))
}

// CheckCreation checks that a configuration has what a create needs.
func CheckCreation(kind estate.Kind, config estate.Facts) diag.Diagnostics {
	return toDiagnostics(relations.Table().CheckCreation(kind, config))
}

// toDiagnostics is where every finding becomes what Terraform shows.
func toDiagnostics(findings []estate.Finding) diag.Diagnostics {
	var diagnostics diag.Diagnostics
	for _, finding := range findings {
		at := toPath(finding.At)
		switch {
		case at.Equal(path.Empty()) && finding.Warning:
			diagnostics.AddWarning(finding.Summary, finding.Detail)
		case at.Equal(path.Empty()):
			diagnostics.AddError(finding.Summary, finding.Detail)
		case finding.Warning:
			diagnostics.AddAttributeWarning(at, finding.Summary, finding.Detail)
		default:
			diagnostics.AddAttributeError(at, finding.Summary, finding.Detail)
		}
	}
	return diagnostics
}

// toPath is the place of an attribute: "calling.main_number", or
// "packages[webex_calling].quantity" with the key of a map.
func toPath(attribute estate.Attribute) path.Path {
	names, rest, keyed := strings.Cut(string(attribute), "[")
	at := into(path.Empty(), names)
	if !keyed {
		return at
	}
	// The key is whatever a person has written as the name of a package.
	end := strings.LastIndex(rest, "]")
	return into(at.AtMapKey(rest[:end]), strings.TrimPrefix(rest[end+1:], "."))
}

// into goes into nested attributes, whose names are separated by dots.
func into(at path.Path, names string) path.Path {
	if names == "" {
		return at
	}
	for name := range strings.SplitSeq(names, ".") {
		if at.Equal(path.Empty()) {
			at = path.Root(name)
		} else {
			at = at.AtName(name)
		}
	}
	return at
}
