package emulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

const (
	trunksPath      = "/telephony/config/premisePstn/trunks"
	routeGroupsPath = "/telephony/config/premisePstn/routeGroups"
)

func TestTrunksAndRouteGroups(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	trunk := object{"name": "Gateway", "locationId": n.office, "password": "s3cret-Pass", "trunkType": "REGISTERING"}
	first := n.post(trunksPath+n.in(), trunk).want(http.StatusCreated).object()["id"].(string)
	n.post(trunksPath+n.in(), trunk).refused(409, "in use already")
	n.post(trunksPath+n.in(), object{"name": "Other"}).refused(400, "password is required")
	second := n.post(trunksPath+n.in(), merged(trunk, object{"name": "Spare", "trunkType": "CERTIFICATE_BASED"})).want(http.StatusCreated).object()["id"].(string)
	group := n.post(routeGroupsPath+n.in(), object{"name": "All", "localGateways": []object{{"id": first, "priority": 1}}}).want(http.StatusCreated).object()["id"].(string)
	n.post(routeGroupsPath+n.in(), object{"name": "None", "localGateways": []object{{"id": unknownUUID, "priority": 1}}}).refused(400, "does not have")

	list := func(path, key string) []any {
		t.Helper()
		return n.get(path + n.in()).want(http.StatusOK).object()[key].([]any)
	}
	if found := list(trunksPath, "trunks"); len(found) != 2 || found[0].(object)["inUse"] != true || found[1].(object)["inUse"] != false {
		t.Errorf("trunks: %v", found)
	}
	if found := n.get(trunksPath + n.in() + "&trunkType=CERTIFICATE_BASED&order=name-desc&name=spa").want(http.StatusOK).object()["trunks"].([]any); len(found) != 1 {
		t.Errorf("trunks with certificates: %v", found)
	}
	n.put("/telephony/pstn/locations/"+n.office+"/connection"+n.in(), object{"premiseRouteType": "ROUTE_GROUP", "premiseRouteId": group}).want(http.StatusNoContent)
	if found := list(routeGroupsPath, "routeGroups"); len(found) != 1 || found[0].(object)["inUse"] != true {
		t.Errorf("route groups: %v", found)
	}
	wantRows(t, notes(t, n.backend, "warnings"))
	n.documents = nil
	n.delete(routeGroupsPath+"/"+group+n.in()).refused(409, "in use")
	n.delete(trunksPath+"/"+first+n.in()).refused(409, "in use")
	n.delete(trunksPath + "/" + second + n.in()).want(http.StatusNoContent)
	n.delete(trunksPath+"/"+second+n.in()).refused(404, "could not be found")
	n.put("/telephony/pstn/locations/"+n.office+"/connection"+n.in(), object{"premiseRouteType": "TRUNK", "premiseRouteId": second}).want(http.StatusNoContent)
	if rows := notes(t, n.backend, "warnings"); len(rows) != 1 || !strings.Contains(rows[0], "none that was made here") {
		t.Errorf("warnings: %q", rows)
	}
	n.delete(routeGroupsPath + "/" + group + n.in()).want(http.StatusNoContent)
	if found := list(routeGroupsPath, "routeGroups"); len(found) != 0 {
		t.Errorf("route groups left: %v", found)
	}
}

func TestAnnouncementLanguages(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	languages := c.get("/telephony/config/announcementLanguages").want(http.StatusOK).object()["languages"].([]any)
	if first := languages[1].(object); first["code"] != "en_us" || first["name"] != "English" {
		t.Errorf("languages: %v", languages)
	}
}
