// Package functions holds the functions that a configuration may call as
// provider::webexwholesale::NAME. They need neither credentials nor a backend.
// Messages never quote personal data.
package functions

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/function"
)

// All returns the constructors of all functions.
func All() []func() function.Function {
	return []func() function.Function{normalizePhone, formatPhone, parseUsersCSV, parseLocationsCSV, webexID, webexUUID, packageIncludes}
}

// pure is a function that only its arguments decide.
type pure struct {
	name       string
	definition function.Definition
	run        func(context.Context, function.RunRequest, *function.RunResponse)
}

// Metadata implements function.Function.
func (p *pure) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = p.name
}

// Definition implements function.Function.
func (p *pure) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = p.definition
}

// Run implements function.Function. Terraform writes a full stop after the text
// of an error, so its last sentence has none.
func (p *pure) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	p.run(ctx, req, resp)
	if resp.Error != nil {
		resp.Error.Text = strings.TrimSuffix(resp.Error.Text, ".")
	}
}

// oneText makes a run of a function from a text to a text; a problem concerns
// the argument.
func oneText(compute func(string) (result, problem string)) func(context.Context, function.RunRequest, *function.RunResponse) {
	return func(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
		var text string
		if resp.Error = req.Arguments.Get(ctx, &text); resp.Error != nil {
			return
		}
		result, problem := compute(text)
		if problem != "" {
			resp.Error = function.NewArgumentFuncError(0, problem)
			return
		}
		resp.Error = resp.Result.Set(ctx, result)
	}
}
