package onboardingtemplate

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/doubt"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// NewResource returns the resource webexwholesale_onboarding_template.
func NewResource() resource.Resource {
	return lifecycle.NewResource(lifecycle.Spec[model]{
		Name:     "onboarding_template",
		Kind:     relations.TemplateKind,
		Schema:   resourceSchema,
		Identity: []string{"id"},
		Timeouts: lifecycle.Timeouts{Create: 5 * time.Minute, Read: 5 * time.Minute, Update: 5 * time.Minute, Delete: 5 * time.Minute},
		Validate: validate,
		Plan:     plan,
		Create:   create,
		Read:     read,
		Update:   update,
		Delete:   remove,
		Import:   find,
	})
}

func create(ctx context.Context, o *lifecycle.Operation[model]) {
	if adopted := o.Plan.ProvisioningID.ValueString(); adopted != "" {
		o.Plan.ID = types.StringValue(adopted)
		o.Plan.Management = types.StringValue(managedByPartnerHub)
		o.Save(ctx, o.Plan)
		return
	}
	request, problems := toRequest(ctx, o.Plan.settings)
	o.Diagnostics.Append(problems...)
	if problems.HasError() {
		return
	}
	template, err := createTemplate(ctx, o.Client, request)
	if err != nil {
		o.Failed("The onboarding template could not be created", err)
		return
	}
	o.Plan.Management = types.StringValue(managedByBackend)
	save(ctx, o, o.Plan, template)
}

// createTemplate creates a template once. Names are not unique, so after a
// doubtful end ours is the one that was not there before and is the same.
func createTemplate(ctx context.Context, client *webex.Client, request wire.OnboardingTemplate) (wire.OnboardingTemplate, error) {
	end, err := client.TemplateTurn(ctx, request.Name)
	if err != nil {
		return wire.OnboardingTemplate{}, err
	}
	defer end()
	before, err := templatesLike(ctx, client, request)
	if err != nil {
		return wire.OnboardingTemplate{}, err
	}
	return doubt.CreateOnce(ctx, doubt.Creation[wire.OnboardingTemplate]{
		Send: func(ctx context.Context) (wire.OnboardingTemplate, error) {
			return client.CreateOnboardingTemplate(ctx, request)
		},
		Look: func(ctx context.Context) (*wire.OnboardingTemplate, error) {
			after, err := templatesLike(ctx, client, request)
			for id, candidate := range after {
				if _, existed := before[id]; !existed {
					return &candidate, nil
				}
			}
			return nil, err
		},
	})
}

// templatesLike lists the templates with the settings of the request, by
// provisioning id.
func templatesLike(ctx context.Context, client *webex.Client, request wire.OnboardingTemplate) (map[string]wire.OnboardingTemplate, error) {
	found := map[string]wire.OnboardingTemplate{}
	for template, err := range client.ListOnboardingTemplates(ctx, webex.OnboardingTemplateFilter{Name: request.Name}) {
		if err != nil {
			return nil, err
		}
		same := template
		same.ProvisioningID, same.Created, same.LastModified = "", "", ""
		if same == request {
			found[template.ProvisioningID] = template
		}
	}
	return found, nil
}

func read(ctx context.Context, o *lifecycle.Operation[model]) bool {
	backend := o.Prior.Management.ValueString() == managedByBackend
	if !backend {
		supported, err := o.Client.HasOnboardingTemplates(ctx)
		if err != nil {
			o.Failed("The onboarding template could not be read", err)
			return true
		}
		if o.Prior.Management.IsNull() {
			backend = supported
			o.Prior.Management = types.StringValue(managerOf(supported))
		}
		if !supported {
			o.Save(ctx, o.Prior)
			return true
		}
	}
	template, err := o.Client.GetOnboardingTemplate(ctx, o.Prior.ID.ValueString())
	switch {
	case errors.Is(err, webex.ErrNotFound):
		return !reallyGone(ctx, o)
	case err != nil:
		o.Failed("The onboarding template could not be read", err)
	case backend:
		save(ctx, o, o.Prior, template)
	default:
		o.Save(ctx, o.Prior)
	}
	return true
}

func managerOf(templateAPI bool) string {
	if templateAPI {
		return managedByBackend
	}
	return managedByPartnerHub
}

// reallyGone tells a template that is gone from a backend that has no template
// endpoints at all: a provider that was pointed elsewhere loses nothing.
func reallyGone(ctx context.Context, o *lifecycle.Operation[model]) bool {
	supported, err := o.Client.HasOnboardingTemplates(ctx)
	if err == nil && !supported {
		err = errors.New("the template is managed by a backend with template endpoints, and this one has none")
	}
	if err != nil {
		o.Failed("The onboarding template could not be read", err)
		return false
	}
	return true
}

func update(ctx context.Context, o *lifecycle.Operation[model]) {
	if o.Prior.Management.ValueString() == managedByPartnerHub {
		o.Save(ctx, o.Plan)
		return
	}
	request, problems := toRequest(ctx, o.Plan.settings)
	o.Diagnostics.Append(problems...)
	if problems.HasError() {
		return
	}
	template, err := o.Client.UpdateOnboardingTemplate(ctx, o.Plan.ID.ValueString(), request)
	if err != nil {
		o.Failed("The onboarding template could not be changed", err)
		return
	}
	save(ctx, o, o.Plan, template)
}

// remove deletes a template of the backend. An adopted one is only forgotten.
func remove(ctx context.Context, o *lifecycle.Operation[model]) {
	if o.Prior.Management.ValueString() == managedByPartnerHub {
		return
	}
	// Customers that use it may be destroyed in the same run.
	err := o.Destroy(ctx, func(ctx context.Context) error {
		return o.Client.DeleteOnboardingTemplate(ctx, o.Prior.ID.ValueString())
	}, func(err error) bool { return errors.Is(err, webex.ErrConflict) })
	if err != nil && !errors.Is(err, webex.ErrNotFound) {
		o.Failed("The onboarding template could not be deleted", err)
	}
}

// save writes what the backend holds; the spelling of the configuration stays
// where it means the same.
func save(ctx context.Context, o *lifecycle.Operation[model], target *model, template wire.OnboardingTemplate) {
	o.Diagnostics.Append(fill(ctx, target, template)...)
	o.Save(ctx, target)
}

// fill writes a template of the backend over the model.
func fill(ctx context.Context, target *model, template wire.OnboardingTemplate) diag.Diagnostics {
	mapped, problems := toSettings(ctx, template, target.settings)
	target.settings = mapped
	if target.ID.IsNull() || target.ID.IsUnknown() {
		target.ID = types.StringValue(template.ProvisioningID)
	}
	if target.ProvisioningID.IsNull() || target.ProvisioningID.IsUnknown() {
		target.ProvisioningID = values.NewWebexID(template.ProvisioningID)
	}
	return problems
}

// find resolves an import id: the provisioning id or the name of a template.
func find(ctx context.Context, client *webex.Client, key string) (map[string]string, error) {
	supported, err := client.HasOnboardingTemplates(ctx)
	if err != nil {
		return nil, err
	}
	if !supported {
		return identified(key), nil
	}
	template, err := findTemplate(ctx, client, key)
	if err != nil {
		return nil, err
	}
	return identified(template.ProvisioningID), nil
}

func identified(provisioningID string) map[string]string {
	return map[string]string{"id": provisioningID, "provisioning_id": provisioningID}
}

// findTemplate looks a template up by its provisioning id, then by its name.
func findTemplate(ctx context.Context, client *webex.Client, key string) (wire.OnboardingTemplate, error) {
	if template, err := client.GetOnboardingTemplate(ctx, key); !errors.Is(err, webex.ErrNotFound) {
		return template, err
	}
	named, err := webex.Collect(client.ListOnboardingTemplates(ctx, webex.OnboardingTemplateFilter{Name: key}))
	switch {
	case err != nil:
		return wire.OnboardingTemplate{}, err
	case len(named) == 0:
		return wire.OnboardingTemplate{}, fmt.Errorf("no onboarding template has the Provisioning ID or the name %q", key)
	case len(named) > 1:
		return wire.OnboardingTemplate{}, fmt.Errorf("%d onboarding templates have the name %q: use the Provisioning ID of the one you mean", len(named), key)
	}
	return named[0], nil
}
