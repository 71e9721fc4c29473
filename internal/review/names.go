package review

// Types of the provider's resources, as they are in a plan. A test compares them
// and the attributes below with the schema of the provider.
const (
	templateType = "webexwholesale_onboarding_template"
	customerType = "webexwholesale_customer_org"
	locationType = "webexwholesale_customer_location"
	userType     = "webexwholesale_customer_user"

	consentMailAction = "webexwholesale_resend_consent_mail"
)

// Attributes that a review reads.
const (
	attrAddress            = "address"
	attrAllowInviteEmails  = "allow_admin_invite_emails"
	attrAuthentication     = "authentication"
	attrCalling            = "calling"
	attrCountry            = "country"
	attrCustomerExternalID = "customer_external_id"
	attrCustomerID         = "customer_id"
	attrDeletionProtection = "deletion_protection"
	attrEmail              = "email"
	attrExtension          = "extension"
	attrExternalID         = "external_id"
	attrFirstName          = "first_name"
	attrHeadOffice         = "head_office"
	attrHeadOfficeID       = "head_office_location_id"
	attrID                 = "id"
	attrLastName           = "last_name"
	attrLocationID         = "location_id"
	attrMainNumber         = "main_number"
	attrManagement         = "management"
	attrName               = "name"
	attrOnDestroy          = "on_destroy"
	attrOrgID              = "org_id"
	attrPackage            = "package"
	attrPackages           = "packages"
	attrPackageStatus      = "package_status"
	attrPersonID           = "person_id"
	attrPhoneNumber        = "phone_number"
	attrPhoneNumbers       = "phone_numbers"
	attrPrimaryEmail       = "primary_email"
	attrProvisioningID     = "provisioning_id"
	attrQuantity           = "quantity"
	attrRoles              = "roles"
	attrServiceAdmin       = "service_provider_admin"
	attrStatus             = "status"
	attrSubPartnerAdmin    = "sub_partner_admin_email"
	attrSubPartnerOrgID    = "sub_partner_org_id"
	attrTimeouts           = "timeouts"
	attrUserID             = "user_id"
)

// Values of attributes.
const (
	deleteOrganization = "delete_organization"
	deletePerson       = "delete_person"
	pendingConsent     = "pending_user_migration"
	partnerHub         = "partner_hub"
	fullAdministrator  = "full_administrator"
)
