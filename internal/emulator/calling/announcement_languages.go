package calling

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
)

// AnnouncementRoutes lists the endpoint for the languages of announcements.
func AnnouncementRoutes() []rest.Route {
	return []rest.Route{{Method: http.MethodGet, Path: "/v1/telephony/config/announcementLanguages", Handle: listAnnouncementLanguages}}
}

type announcementLanguage struct {
	Name string `json:"name"`
	Code string `json:"code"`
}

// listAnnouncementLanguages names some of those that Webex Calling speaks. Others
// are taken all the same: the list of Webex grows, and is not documented.
func listAnnouncementLanguages(context.Context, *rest.Call) (*rest.Reply, error) {
	return rest.AnswerItems("languages", []announcementLanguage{
		{"Dutch", "nl_nl"},
		{"English", "en_us"},
		{"English UK", "en_gb"},
		{"French", "fr_fr"},
		{"French Canadian", "fr_ca"},
		{"German", "de_de"},
		{"Italian", "it_it"},
		{"Japanese", "ja_jp"},
		{"Portuguese", "pt_br"},
		{"Spanish", "es_es"},
		{"Spanish Colombia", "es_co"},
	})
}
