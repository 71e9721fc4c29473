// Package features serves the calling settings of people, to be read only: each shows
// what a user has who changed nothing.
package features

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// object is a JSON object.
type object = map[string]any

// Routes lists the endpoints for the calling settings of people.
func Routes() []rest.Route {
	var routes []rest.Route
	for name, settings := range all() {
		routes = append(routes, rest.Route{Method: http.MethodGet, Path: "/v1/people/{personId}/features/" + name, Handle: reads(settings)})
	}
	return routes
}

// reads shows settings of the person in the path, who must have calling.
func reads(settings func(owner) object) rest.Handler {
	return func(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
		found, err := store.PersonByUUID(ctx, c.Tx, c.UUID("personId"), c.Now)
		switch {
		case err != nil:
			return nil, err
		case found == nil || c.Query.Get("orgId") != "" && c.QueryUUID("orgId") != found.Organization:
			return nil, rest.Refuse(rest.PersonMissing)
		case !offers.Calls(found.PackageName):
			return nil, rest.Refuse(rest.PersonWithoutCalling)
		}
		place, err := store.CallingLocationByUUID(ctx, c.Tx, found.Organization, found.Location, c.Now)
		if err != nil {
			return nil, err
		}
		if place == nil {
			place = &store.CallingLocation{}
		}
		return rest.Answer(http.StatusOK, settings(owner{*found, *place}))
	}
}

// owner is whose settings are shown.
type owner struct {
	store.Person
	place store.CallingLocation
}

// all are the settings by the last part of their path.
func all() map[string]func(owner) object {
	off := func(owner) object { return object{"enabled": false} }
	return map[string]func(owner) object{
		"bargeIn":            func(owner) object { return object{"enabled": false, "toneEnabled": true} },
		"callForwarding":     callForwarding,
		"callRecording":      callRecording,
		"callWaiting":        func(owner) object { return object{"enabled": true} },
		"callerId":           callerID,
		"callingBehavior":    callingBehavior,
		"doNotDisturb":       func(owner) object { return object{"enabled": false, "ringSplashEnabled": false} },
		"executiveAssistant": func(owner) object { return object{"type": "UNASSIGNED"} },
		"hoteling":           off,
		"incomingPermission": incomingPermission,
		"intercept":          intercept,
		"monitoring": func(owner) object {
			return object{"callParkNotificationEnabled": false, "monitoredElements": []object{}}
		},
		"numbers":            numbers,
		"outgoingPermission": outgoingPermission,
		"privacy":            privacy,
		"pushToTalk":         pushToTalk,
		"reception":          func(owner) object { return object{"receptionEnabled": false, "monitoredMembers": []object{}} },
		"voicemail":          voicemail,
	}
}

func callForwarding(owner) object {
	return object{
		"callForwarding": object{
			"always":   object{"enabled": false, "ringReminderEnabled": false, "destinationVoicemailEnabled": false},
			"busy":     object{"enabled": false, "destinationVoicemailEnabled": false},
			"noAnswer": object{"enabled": false, "numberOfRings": 3, "systemMaxNumberOfRings": 15, "destinationVoicemailEnabled": false},
		},
		"businessContinuity": object{"enabled": false, "destinationVoicemailEnabled": false},
	}
}

func callRecording(owner) object {
	return object{
		"enabled": false, "record": "Never", "recordVoicemailEnabled": false, "startStopAnnouncementEnabled": false,
		"notification": object{"type": "None", "enabled": false},
		"repeat":       object{"interval": 15, "enabled": false},
		"startStopAnnouncement": object{
			"internalCallsEnabled": false, "pstnCallsEnabled": false,
		},
	}
}

// callerID shows the own number, or else the location's.
func callerID(o owner) object {
	shown := object{
		"types": []string{"DIRECT_LINE", "LOCATION_NUMBER", "CUSTOM"}, "selected": "DIRECT_LINE",
		"firstName": o.FirstName, "lastName": o.LastName, "displayName": o.ShownName(),
		"blockInForwardCallsEnabled": false, "externalCallerIdNamePolicy": "DIRECT_LINE",
		"locationExternalCallerIdName": o.place.ExternalCallerIDName, "extensionNumber": o.Extension,
	}
	if o.Number == "" {
		shown["types"], shown["selected"] = []string{"LOCATION_NUMBER", "CUSTOM"}, "LOCATION_NUMBER"
	} else {
		shown["directNumber"] = o.Number
	}
	if o.place.MainNumber != "" {
		shown["locationNumber"] = o.place.MainNumber
	}
	return shown
}

func callingBehavior(owner) object {
	return object{"behaviorType": "NATIVE_WEBEX_TEAMS_CALLING", "effectiveBehaviorType": "NATIVE_WEBEX_TEAMS_CALLING"}
}

func incomingPermission(owner) object {
	return object{
		"useCustomEnabled": false, "externalTransfer": "ALLOW_ALL_EXTERNAL", "internalCallsEnabled": true, "collectCallsEnabled": true,
	}
}

func intercept(owner) object {
	return object{
		"enabled": false,
		"incoming": object{
			"type": "INTERCEPT_ALL", "voicemailEnabled": false,
			"announcements": object{"greeting": "DEFAULT", "newNumber": object{"enabled": false}, "zeroTransfer": object{"enabled": false}},
		},
		"outgoing": object{"type": "INTERCEPT_ALL", "transferEnabled": false},
	}
}

func numbers(o owner) object {
	one := object{"primary": true, "ringPattern": "NORMAL"}
	if o.Number != "" {
		one["directNumber"] = o.Number
	}
	if o.Extension != "" {
		one["extension"], one["esn"] = o.Extension, o.RoutingPrefix+o.Extension
	}
	if o.RoutingPrefix != "" {
		one["routingPrefix"] = o.RoutingPrefix
	}
	return object{"distinctiveRingEnabled": true, "phoneNumbers": []object{one}, "orgId": webexid.Encode(webexid.Organization, o.Organization)}
}

func outgoingPermission(owner) object {
	permissions := []object{}
	for _, one := range []struct{ kind, action string }{
		{"INTERNAL_CALL", "ALLOW"},
		{"LOCAL", "ALLOW"},
		{"TOLL_FREE", "ALLOW"},
		{"TOLL", "ALLOW"},
		{"NATIONAL", "ALLOW"},
		{"INTERNATIONAL", "BLOCK"},
		{"OPERATOR_ASSISTED", "ALLOW"},
		{"CHARGEABLE_DIRECTORY_ASSISTED", "ALLOW"},
		{"SPECIAL_SERVICES_I", "ALLOW"},
		{"SPECIAL_SERVICES_II", "ALLOW"},
		{"PREMIUM_SERVICES_I", "BLOCK"},
		{"PREMIUM_SERVICES_II", "BLOCK"},
	} {
		permissions = append(permissions, object{"callType": one.kind, "action": one.action, "transferEnabled": one.action == "ALLOW"})
	}
	return object{"useCustomEnabled": false, "useCustomPermissions": false, "callingPermissions": permissions}
}

func privacy(owner) object {
	return object{
		"aaExtensionDialingEnabled": true, "aaNamingDialingEnabled": true, "enablePhoneStatusDirectoryPrivacy": false,
		"enablePhoneStatusPickupBargeInPrivacy": false, "monitoringAgents": []object{},
	}
}

func pushToTalk(owner) object {
	return object{"allowAutoAnswer": false, "connectionType": "TWO_WAY", "accessType": "ALLOW_MEMBERS", "members": []object{}}
}

func voicemail(o owner) object {
	return object{
		"enabled":      true,
		"sendAllCalls": object{"enabled": false},
		"sendBusyCalls": object{
			"enabled": false, "greeting": "DEFAULT", "greetingUploaded": false,
		},
		"sendUnansweredCalls": object{
			"enabled": true, "greeting": "DEFAULT", "greetingUploaded": false, "numberOfRings": 3, "systemMaxNumberOfRings": 15,
		},
		"notifications":                 object{"enabled": false},
		"transferToNumber":              object{"enabled": false},
		"emailCopyOfMessage":            object{"enabled": false},
		"messageStorage":                object{"mwiEnabled": true, "storageType": "INTERNAL"},
		"faxMessage":                    object{"enabled": false},
		"voiceMessageForwardingEnabled": false,
		"announcementLanguageCode":      o.place.AnnouncementLanguage,
	}
}
