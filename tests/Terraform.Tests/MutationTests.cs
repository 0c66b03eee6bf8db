namespace DataProducts.Terraform.Tests;

/// <summary>Each mistake is made once, and must be seen: by Terraform against the provider's schema, or by the rule that names it.</summary>
public sealed class MutationTests
{
    private const string Vault = "modules/dynamodb/vault.tf";
    private const string Hmac = "modules/kms/hmac.tf";
    private const string Guards = "modules/lake/guards.tf";
    private const string Audit = "modules/lake/audit.tf";

    private static readonly (string File, string Text, string Replacement, string Seen)[] Refused =
    [
        (Hmac, "multi_region             = false", "multi_regional = false", "Unsupported argument"),
        (Hmac, "\"aws_kms_key\" \"hmac_root\"", "\"aws_kms_keys\" \"hmac_root\"", "Invalid resource type"),
        (Hmac, "deletion_window_in_days  = 30", "deletion_window_in_days = \"a month\"", "a number is required"),
        (Hmac, "description              =", "arn = \"arn:aws:kms\"\n  description =", "Value for unconfigurable attribute"),
        (Hmac, "target_key_id = each.value.key_id", "target_key_id = each.value.key_name", "Unsupported attribute"),
        (Vault, "name                        = \"${local.prefix}-${each.key}\"\n", "", "Missing required argument"),
        (Audit, "default_retention {", "default_retentions {", "Unsupported block type"),
        (Audit, "  rule {\n    bucket_key_enabled = true\n\n    apply_server_side_encryption_by_default {\n      sse_algorithm     = \"aws:kms\"\n"
            + "      kms_master_key_id = var.audit_key_arn\n    }\n  }\n", "", "Insufficient rule blocks"),
        ("modules/lake/domains.tf", "for_each = aws_s3_bucket.domain\n\n  bucket = each.value.id\n\n  rule {\n    id ",
            "for_each = toset([for bucket in aws_s3_bucket.domain : bucket.arn])\n\n  bucket = each.value\n\n  rule {\n    id ", "Invalid for_each argument"),
        ("live/prod/eu/main.tf", "region       = \"eu-central-1\"", "region = \"us-east-1\"", "EU is not at home in us-east-1"),
        ("live/prod/products/retail.customers.auto.tfvars.json", "\"id\": \"retail.customers\"", "\"id\": \"retail.persons\"", "The id is domain.name"),
        ("live/prod/products/retail.customers.auto.tfvars.json", "\"domain\": \"retail\"", "\"domain\": \"wholesale\"", "not among this jurisdiction's domains"),
        ("live/prod/products/retail.customers.auto.tfvars.json", "\"classification\": \"Confidential\"", "\"classification\": \"Secret\"", "A column's classification is"),
        ("live/prod/products/retail.customers.auto.tfvars.json", "\"type\": \"timestamp\",", "", "attribute \"type\" is required"),
        ("live/prod/eu/test.auto.tfvars.json", "role/vault\"", "role/hydration\"", "may not also hold originals"),
        ("live/prod/eu/test.auto.tfvars.json", "\"retail\"", "\"Retail\"", "A domain is at most"),
    ];

    private static readonly (string File, string Text, string Replacement, string Rule)[] Found =
    [
        (Guards, "status = \"Enabled\"", "status = \"Suspended\"", "CKV_AWS_21"),
        (Audit, "sse_algorithm     = \"aws:kms\"", "sse_algorithm = \"AES256\"", "CKV_AWS_145"),
        (Audit, "      kms_master_key_id = var.audit_key_arn\n", "", "CKV_AWS_145"),
        (Guards, "bucket                  = local.buckets[each.key].id\n  block_public_acls       = true",
            "bucket = local.buckets[each.key].id\n  block_public_acls = false", "CKV2_AWS_6"),
        (Guards, "BucketOwnerEnforced", "ObjectWriter", "CKV2_AWS_65"),
        ("modules/lake/access-log.tf", "if key != \"access\"", "if key == \"audit\"", "CKV_AWS_18"),
        ("modules/lake/domains.tf", "status = \"Enabled\"", "status = \"Disabled\"", "CKV2_AWS_61"),
        ("modules/lake/domains.tf", "force_destroy = false", "force_destroy = true", "force-destroy"),
        ("modules/lake/policies.tf", "\"aws:SecureTransport\" = \"false\"", "\"aws:SecureTransport\" = \"true\"", "CKV_AWS_379"),
        ("modules/lake/policies.tf", "Principal = { Service = \"logging.s3.amazonaws.com\" }", "Principal = { AWS = \"*\" }", "CKV_AWS_70"),
        (Audit, "object_lock_enabled = true", "object_lock_enabled = false", "CKV_AWS_143"),
        (Audit, "days = var.audit_retention.days", "days = 30", "CKV_AWS_143"),
        ("modules/lake/policies.tf", "\"s3:DeleteObject\", \"s3:DeleteObjectVersion\"", "\"s3:DeleteObject\"", "audit-delete"),
        ("modules/lake/policies.tf", "Null = { \"s3:if-none-match\" = \"true\" }", "", "audit-write-once"),
        ("modules/kms/domains.tf", "enable_key_rotation     = true", "enable_key_rotation = false", "CKV_AWS_7"),
        (Hmac, "policy                   = local.policies.hmac\n", "", "CKV2_AWS_64"),
        ("modules/kms/policies.tf", "Principal = { AWS = sort(tolist(use.roles)) }", "Principal = { AWS = \"*\" }", "CKV_AWS_33"),
        ("modules/kms/policies.tf", "\"kms:CancelKeyDeletion\"", "\"kms:Decrypt\"", "key-separation"),
        (Hmac, "deletion_window_in_days  = 30", "deletion_window_in_days = 7", "key-deletion-window"),
        ("modules/dynamodb/catalog.tf", "point_in_time_recovery {\n    enabled = true", "point_in_time_recovery {\n    enabled = false", "CKV_AWS_28"),
        ("modules/dynamodb/catalog.tf", "    kms_key_arn = var.catalog_key_arn\n", "", "CKV_AWS_119"),
        ("modules/dynamodb/catalog.tf", "deletion_protection_enabled = true", "deletion_protection_enabled = false", "CKV_AWS_165"),
        (Vault, "ArnNotEquals = { \"aws:PrincipalArn\"", "ArnEquals = { \"aws:PrincipalArn\"", "vault-policy"),
        ("modules/authz/main.tf", "mode = \"STRICT\"", "mode = \"OFF\"", "policy-store-strict"),
        ("modules/authz/main.tf", "deletion_protection = \"ENABLED\"", "deletion_protection = \"DISABLED\"", "policy-store-deletion"),
        ("modules/jurisdiction/lake-formation-role.tf", "permissions_boundary = var.permissions_boundary_arn\n", "", "role-boundary"),
        ("modules/jurisdiction/lake-formation-role.tf", "Resource = values(module.lake.bucket_arns)", "Resource = \"*\"", "CKV_AWS_355"),
        ("modules/jurisdiction/lake-formation-role.tf", "\"s3:ListBucket\"", "\"s3:*\"", "CKV_AWS_63"),
        ("modules/lake/lake-formation.tf", "  allow_external_data_filtering         = false",
            "  create_table_default_permissions {\n    permissions = [\"ALL\"]\n    principal = \"IAM_ALLOWED_PRINCIPALS\"\n  }\n  allow_external_data_filtering = false",
            "iam-allowed-principals"),
        ("modules/data-product/location.tf", "hybrid_access_enabled = false", "hybrid_access_enabled = true", "hybrid-access"),
        ("modules/data-product/location.tf", "[\"ALTER\", \"DELETE\", \"DESCRIBE\", \"INSERT\", \"SELECT\"]", "[\"ALL\"]", "lake-grant"),
        (Hmac, "multi_region             = false", "multi_region = true", "multi-region-key"),
        ("modules/dynamodb/catalog.tf", "  point_in_time_recovery {", "  replica {\n    region_name = \"eu-central-1\"\n  }\n\n  point_in_time_recovery {", "replica"),
        ("modules/lake/audit.tf", "  bucket              = local.audit_name", "  region = \"eu-west-1\"\n  bucket = local.audit_name", "region"),
        ("modules/kms/policies.tf", "s3.${var.region}.amazonaws.com", "s3.us-east-1.amazonaws.com", "other-region"),
        ("modules/dynamodb/vault.tf", "\"aws:PrincipalAccount\" = var.account_id", "\"aws:PrincipalAccount\" = \"999988887777\"", "other-account"),
        ("live/prod/eu/providers.tf", "jurisdiction = local.jurisdiction", "jurisdiction = \"US\"", "jurisdiction-tag"),
        ("modules/lake/domains.tf", "resource \"aws_s3_bucket_lifecycle_configuration\" \"domain\"",
            "resource \"aws_s3_bucket_replication_configuration\" \"domain\" {\n  bucket = local.audit_name\n  role = \"r\"\n  rule {\n    status = \"Enabled\"\n"
            + "    destination {\n      bucket = \"b\"\n    }\n  }\n}\n\nresource \"aws_s3_bucket_lifecycle_configuration\" \"domain\"", "crossing-kind"),
    ];

    [Fact]
    public async Task AMistake_IsRefusedByTerraform()
    {
        var answers = await RunAsync(Refused, known: false);

        Assert.Multiple([.. Refused.Zip(answers).Select(pair => (Action)(() =>
        {
            var (mistake, results) = pair;
            Assert.True(results[^1].Code != 0, $"{mistake.Seen}: {mistake.File} was planned all the same");
            Assert.Contains(mistake.Seen, results[^1].Message, StringComparison.Ordinal);
        }))]);
    }

    [Fact]
    public async Task AWeakening_IsFoundByItsRule()
    {
        var answers = await RunAsync(Found, known: true);

        Assert.Multiple([.. Found.Zip(answers).Select(pair => (Action)(() =>
        {
            var (weakening, results) = pair;
            Assert.True(results[^1].Code == 0, $"{weakening.Rule}: {results[^1].Message}");
            var plan = Plan.Read(results[^1]);
            Finding[] findings = [.. BucketRules.Check(plan), .. AuditRules.Check(plan), .. KeyRules.Check(plan), .. StoreRules.Check(plan),
                .. ResidencyRules.Check(plan, Homes.Eu)];
            Assert.Contains(weakening.Rule, findings.Select(finding => finding.Rule));
        }))]);
    }

    [Fact]
    public async Task Monaco_WithoutItsRecord_IsRefused()
    {
        using var deployment = new Deployment().WithVariable(Homes.Mc, "apdp_record", null);
        using var empty = new Deployment().WithVariable(Homes.Mc, "apdp_record", "none");
        using var taken = new Deployment().With("live/prod/mc/main.tf", "apdp_record              = var.apdp_record", "apdp_record = null");
        var answers = await TerraformTool.RunAsync([deployment.Plan(Homes.Mc), empty.Plan(Homes.Mc), taken.Plan(Homes.Mc)], known: false);

        Assert.All(answers, results => Assert.NotEqual(0, results[^1].Code));
        Assert.Contains("No value for required variable", answers[0][^1].Message, StringComparison.Ordinal);
        Assert.Contains("authorisation's reference number", answers[1][^1].Message, StringComparison.Ordinal);
        Assert.Contains("MC lies abroad", answers[2][^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProductWithoutPolicies_IsRefused()
    {
        using var deployment = new Deployment().Without("live/prod/policies/retail.json");
        var answers = await TerraformTool.RunAsync([deployment.Plan(Homes.Eu)], known: false);

        Assert.Contains("A domain with products has no policies: retail", answers[0][^1].Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<TerraformResult>>> RunAsync(
        IReadOnlyList<(string File, string Text, string Replacement, string Seen)> mistakes, bool known)
    {
        using var sound = new Deployment();
        var first = await TerraformTool.RunAsync([sound.Plan(Homes.Eu)], known);
        Assert.True(first[0][^1].Code == 0, first[0][^1].Message);

        var deployments = mistakes.Select(mistake => new Deployment(sound).With(mistake.File, mistake.Text, mistake.Replacement)).ToList();
        try
        {
            return await TerraformTool.RunAsync([.. deployments.Select(deployment => deployment.PlanAgain(Homes.Eu))], known);
        }
        finally
        {
            deployments.ForEach(deployment => deployment.Dispose());
        }
    }
}
