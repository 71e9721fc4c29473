package emulator

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// linkLifetime is how long a link to a report works.
const linkLifetime = 15 * time.Minute

// link is the path of the report's file. Who has it needs no token.
func (r billingReport) link(now time.Time) string {
	expires := strconv.FormatInt(now.Add(linkLifetime).Unix(), 10)
	query := url.Values{"Expires": {expires}, "Signature": {r.signature(expires)}}
	return billingReportsPath + "/" + webexid.Encode(webexid.BillingReport, r.uuid) + "/download?" + query.Encode()
}

func (r billingReport) signature(expires string) string {
	mac := hmac.New(sha256.New, []byte(r.signatureKey))
	_, _ = fmt.Fprintf(mac, "%s/%s", r.uuid, expires)
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// downloadBillingReport answers with the CSV file. It shows what there is now,
// whatever the days of the report: the emulator keeps no history.
func downloadBillingReport(ctx context.Context, c *call) (*reply, error) {
	found, err := askedBillingReport(ctx, c)
	if err != nil {
		return nil, err
	}
	expires := c.query.Get("Expires")
	until, err := strconv.ParseInt(expires, 10, 64)
	if err != nil || c.now.Unix() > until || !hmac.Equal([]byte(c.query.Get("Signature")), []byte(found.signature(expires))) ||
		found.status(c.now.UnixMilli()) != wire.BillingReportCompleted {
		return nil, refuse(reportLinkExpired)
	}
	titles, lines, err := billingReportLines(ctx, c, *found)
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	writer := csv.NewWriter(&file)
	for _, line := range append([][]string{titles}, lines...) {
		if err := writer.Write(line); err != nil {
			return nil, err
		}
	}
	writer.Flush()
	if err := writer.Error(); err != nil {
		return nil, err
	}
	made := newReply(http.StatusOK)
	made.header.Set("Content-Type", "text/csv;charset=utf-8")
	made.body = file.Bytes()
	return made, nil
}

// billingReportLines counts the users of a package; a report of type USER
// names them.
func billingReportLines(ctx context.Context, c *call, of billingReport) (titles []string, lines [][]string, err error) {
	seats, err := selectSeats(ctx, c.tx, of.subPartner)
	if err != nil {
		return nil, nil, err
	}
	period := []string{of.startDate, of.endDate}
	titles = []string{"BILLING_START_DATE", "BILLING_END_DATE"}
	key := func(one seat) []string { return []string{one.packageName} }
	switch of.reportType {
	case wire.BillingReportPartner:
		titles = append(titles, "PACKAGE")
	case wire.BillingReportCustomer:
		titles = append(titles, "CUSTOMER_ID", "CUSTOMER_EXTERNAL_ID", "CUSTOMER_NAME", "PACKAGE")
		key = func(one seat) []string { return append(one.owner(), one.packageName) }
	default:
		titles = append(titles, "CUSTOMER_ID", "CUSTOMER_EXTERNAL_ID", "CUSTOMER_NAME", "USER_ID", "USER_EMAIL", "PACKAGE")
		key = func(one seat) []string {
			return append(one.owner(), webexid.Encode(webexid.Subscriber, one.subscriber), one.email, one.packageName)
		}
	}
	counts, order := map[string]int{}, [][]string{}
	for _, one := range seats {
		line := key(one)
		name := fmt.Sprintf("%q", line)
		if counts[name] == 0 {
			order = append(order, line)
		}
		counts[name]++
	}
	for _, line := range order {
		count := strconv.Itoa(counts[fmt.Sprintf("%q", line)])
		lines = append(lines, append(append(period[:2:2], line...), count))
	}
	return append(titles, "QUANTITY"), lines, nil
}

// owner is how a line names the customer.
func (s seat) owner() []string {
	return []string{webexid.Encode(webexid.Customer, s.customer), s.externalID, s.customerName}
}
