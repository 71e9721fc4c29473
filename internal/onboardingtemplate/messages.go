package onboardingtemplate

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
)

// Messages are the sentences about a template that the page of the rules shows. What
// a sentence fills in is an ellipsis.
func Messages() []lifecycle.Message {
	return []lifecycle.Message{
		pstnProviderInTemplate(),
		noSuchTemplate(lifecycle.Ellipsis),
		templatesNotCreated(),
		settingsNotChanged(),
	}
}

func pstnProviderInTemplate() lifecycle.Message {
	return lifecycle.Message{
		Warning: true,
		Summary: "A PSTN provider in the template has limitations",
		Detail: "Cisco advises against setting the Cloud Connected PSTN provider in the onboarding template, because of its limitations. Choosing " +
			"it for each location keeps all possibilities open (rule T5).",
	}
}

func noSuchTemplate(provisioningID string) lifecycle.Message {
	return lifecycle.Message{
		Summary: "There is no template with this Provisioning ID",
		Detail: "The backend knows no onboarding template " + provisioningID + ". Copy the Provisioning ID of an existing template, or leave " +
			"provisioning_id out to create one.",
	}
}

func templatesNotCreated() lifecycle.Message {
	return lifecycle.Message{
		Summary: "Webex has no API that creates onboarding templates",
		Detail: "Create the template in Partner Hub, copy its Provisioning ID, and set provisioning_id to it. The provider then adopts the " +
			"template and sends no write for it (rule T10).",
	}
}

func settingsNotChanged() lifecycle.Message {
	return lifecycle.Message{
		Warning: true,
		Summary: "Partner Hub keeps the settings of this template",
		Detail: "The template was adopted through provisioning_id, and no API changes it. The new settings are recorded in the state only; change " +
			"them in Partner Hub too (rule T10).",
	}
}
