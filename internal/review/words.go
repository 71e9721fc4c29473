package review

import (
	"strconv"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// counted is a number with its noun.
func counted(count int, one, many string) string {
	if count == 1 {
		return "1 " + one
	}
	return strconv.Itoa(count) + " " + many
}

// listed joins words to a list of a sentence.
func listed(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// packageTitle is the name that people know a package by.
func packageTitle(name string) string {
	if known, ok := rules.Lookup(name); ok {
		return known.Title
	}
	return clean(name)
}

// roleTitle is a role in words: full_administrator is "full administrator".
func roleTitle(name string) string {
	return clean(strings.ReplaceAll(name, "_", " "))
}

// attributeTitle is an attribute in words.
func attributeTitle(name string) string {
	known := map[string]string{
		"address":                   "the billing address",
		"allow_admin_invite_emails": "whether welcome e-mails are sent",
		"allow_webex_calls":         "whether calls within Webex are allowed",
		"email":                     "the e-mail address",
		"meetings_time_zone":        "the time zone of meetings",
		"sub_partner_admin_email":   "the sub-partner's administrator",
		"head_office":               "the head office",
		"org_id":                    "the organization",
		"provisioning_id":           "the onboarding template",
		"phone_numbers":             "the phone numbers",
		"pstn_connection":           "the PSTN connection",
		"on_destroy":                "what destroying does",
		"id":                        "the id",
	}
	if title, ok := known[name]; ok {
		return title
	}
	return "the " + strings.ReplaceAll(clean(name), "_", " ")
}
