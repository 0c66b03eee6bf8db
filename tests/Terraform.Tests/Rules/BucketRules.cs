using System.Text.Json;

namespace DataProducts.Terraform.Tests;

/// <summary>What every bucket must have. The plan's buckets are joined with the resources that configure them by the bucket's id.</summary>
internal static class BucketRules
{
    public static IEnumerable<Finding> Check(Plan plan)
    {
        foreach (var bucket in plan.Of("aws_s3_bucket"))
        {
            var id = bucket["id"];
            var isAccessLog = bucket.Address.EndsWith(".access", StringComparison.Ordinal);
            Planned? Its(string type) => plan.Of(type).FirstOrDefault(resource => resource["bucket"] == id);

            if (Its("aws_s3_bucket_versioning")?["versioning_configuration", "status"] != "Enabled")
            {
                yield return new("CKV_AWS_21", bucket.Address);
            }

            // S3 delivers access logs only under its own key.
            var encryption = Its("aws_s3_bucket_server_side_encryption_configuration");
            var algorithm = encryption?["rule", "apply_server_side_encryption_by_default", "sse_algorithm"];
            var key = encryption?["rule", "apply_server_side_encryption_by_default", "kms_master_key_id"];
            if (isAccessLog ? algorithm != "AES256" : algorithm != "aws:kms" || string.IsNullOrEmpty(key))
            {
                yield return new("CKV_AWS_145", bucket.Address);
            }

            var access = Its("aws_s3_bucket_public_access_block");
            string[] blocks = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
            if (blocks.Any(block => access?[block] != "True"))
            {
                yield return new("CKV2_AWS_6", bucket.Address);
            }

            if (Its("aws_s3_bucket_ownership_controls")?["rule", "object_ownership"] != "BucketOwnerEnforced")
            {
                yield return new("CKV2_AWS_65", bucket.Address);
            }

            if (!isAccessLog && string.IsNullOrEmpty(Its("aws_s3_bucket_logging")?["target_bucket"]))
            {
                yield return new("CKV_AWS_18", bucket.Address);
            }

            if (Its("aws_s3_bucket_lifecycle_configuration")?["rule", "status"] != "Enabled")
            {
                yield return new("CKV2_AWS_61", bucket.Address);
            }

            if (bucket["force_destroy"] == "True")
            {
                yield return new("force-destroy", bucket.Address);
            }

            var statements = Its("aws_s3_bucket_policy")?.Statements() ?? [];
            if (!statements.Any(IsTlsOnly))
            {
                yield return new("CKV_AWS_379", bucket.Address);
            }

            if (statements.Any(statement => statement is { Allows: true, AnyPrincipal: true }))
            {
                yield return new("CKV_AWS_70", bucket.Address);
            }
        }
    }

    private static bool IsTlsOnly(Statement statement) =>
        statement is { Allows: false, AnyPrincipal: true } && statement.Actions.Contains("s3:*")
        && statement.Resources.Count == 2 && JsonSerializer.Deserialize<JsonElement>(statement.Condition is "" ? "{}" : statement.Condition)
            .TryGetProperty("Bool", out var condition)
        && condition.TryGetProperty("aws:SecureTransport", out var secure) && secure.GetString() == "false";
}
