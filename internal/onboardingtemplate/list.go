package onboardingtemplate

import (
	"context"
	"errors"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

type filters struct {
	Name types.String `tfsdk:"name"`
}

// NewListResource returns the list resource
// webexwholesale_onboarding_template.
func NewListResource() list.ListResource {
	return lifecycle.NewListResource(lifecycle.ListSpec[model, filters]{
		Name:    "onboarding_template",
		Schema:  filterSchema,
		Failure: "The onboarding templates could not be listed",
		List:    listTemplates,
	})
}

func filterSchema(context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "The onboarding templates of a backend with template endpoints, such as the embedded emulator. The Webex cloud has none: there this is an error, and templates are adopted by their Provisioning ID.",
		Attributes: map[string]schema.Attribute{
			"name": schema.StringAttribute{
				Optional: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
				MarkdownDescription: "Only templates of this name, as a whole and without case. Left out, all.",
			},
		},
	}
}

func listTemplates(ctx context.Context, l *lifecycle.Listing[model, filters]) iter.Seq2[lifecycle.Listed[model], error] {
	return func(yield func(lifecycle.Listed[model], error) bool) {
		supported, err := l.Client.HasOnboardingTemplates(ctx)
		if err == nil && !supported {
			err = errors.New("the Webex cloud has no API that reads onboarding templates: they can only be seen in Partner Hub. Copy the Provisioning ID from there, and adopt the template with it (rule T10)")
		}
		if err != nil {
			yield(lifecycle.Listed[model]{}, err)
			return
		}
		for template, err := range l.Client.ListOnboardingTemplates(ctx, webex.OnboardingTemplateFilter{Name: l.Filters.Name.ValueString()}) {
			listed := lifecycle.Listed[model]{DisplayName: template.Name, Model: l.New()}
			if err == nil {
				listed.Model.Management = types.StringValue(managedByBackend)
				listed.Problems = fill(ctx, listed.Model, template)
			}
			if !yield(listed, err) {
				return
			}
		}
	}
}
