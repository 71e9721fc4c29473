package relations

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

func configuredTemplate() []estate.Configured {
	return []estate.Configured{
		configured(TemplateKind, "pstn_provider", func(t Template) []estate.Breach {
			if _, given := t.PSTNProvider.Get(); !given {
				return nil
			}
			return warning("T5", "", text("A PSTN provider in the template has limitations",
				"Cisco advises against setting the Cloud Connected PSTN provider in the onboarding template, because of its limitations. Choosing it for each location keeps all possibilities open (rule T5)."))
		}),
		configured(TemplateKind, "authentication", func(t Template) []estate.Breach {
			method, given := t.Method.Get()
			if !given {
				return nil
			}
			found := breaches(rules.CheckAuthentication(method, presence(t.IdPEntityID), presence(t.OIDCIdPName)))
			for index := range found {
				found[index].At = "authentication." + found[index].At
			}
			return found
		}),
	}
}

func templateChanges() []estate.Change {
	return []estate.Change{
		planned(TemplateKind, "provisioning_id", func(t Template) []estate.Breach {
			switch t.Backend {
			case NoSuchTemplate:
				id, _ := t.ProvisioningID.Get()
				return breach("T10", "", text("There is no template with this Provisioning ID",
					"The backend knows no onboarding template %q. Copy the Provisioning ID of an existing template, or leave provisioning_id out to create one.", id))
			case NoTemplates:
				return breach("T10", "", text("Webex has no API that creates onboarding templates",
					"Create the template in Partner Hub, copy its Provisioning ID, and set provisioning_id to it. The provider then adopts the template and sends no write for it (rule T10)."))
			}
			return nil
		}),
		updated(TemplateKind, "provisioning_id", func(now, then Template) []estate.Breach {
			return fixed(Fixed{"provisioning_id": estate.Map(now.ProvisioningID, UUID)}, Fixed{"provisioning_id": estate.Map(then.ProvisioningID, UUID)},
				map[estate.Attribute]string{"provisioning_id": "It names another template. Adopt that one with a resource of its own, and take this one out of the configuration."})
		}),
		updated(TemplateKind, "", func(now, then Template) []estate.Breach {
			if !now.Adopted || !then.SettingsChange {
				return nil
			}
			return warning("T10", "", text("Partner Hub keeps the settings of this template",
				"The template was adopted through provisioning_id, and no API changes it. The new settings are recorded in the state only; change them in Partner Hub too (rule T10)."))
		}),
	}
}
