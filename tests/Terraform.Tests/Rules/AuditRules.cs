namespace DataProducts.Terraform.Tests;

/// <summary>The audit log is kept by a lock that nobody can lift, and only grows.</summary>
internal static class AuditRules
{
    public static IEnumerable<Finding> Check(Plan plan)
    {
        var bucket = plan.Of("aws_s3_bucket").Single(resource => resource.Address.EndsWith("aws_s3_bucket.audit", StringComparison.Ordinal));
        var rule = plan.Of("aws_s3_bucket_object_lock_configuration").FirstOrDefault(resource => resource["bucket"] == bucket["id"]);
        if (bucket["object_lock_enabled"] != "True" || rule?["rule", "default_retention", "mode"] != "COMPLIANCE"
            || !int.TryParse(rule["rule", "default_retention", "days"], out var days) || days < 365)
        {
            yield return new("CKV_AWS_143", bucket.Address);
        }

        var statements = plan.Of("aws_s3_bucket_policy").Single(policy => policy["bucket"] == bucket["id"]).Statements();
        if (!statements.Any(statement => !statement.Allows && statement.Actions.Contains("s3:DeleteObjectVersion")))
        {
            yield return new("audit-delete", bucket.Address);
        }

        if (!statements.Any(statement => !statement.Allows && statement.Condition.Contains("s3:if-none-match", StringComparison.Ordinal)))
        {
            yield return new("audit-write-once", bucket.Address);
        }
    }
}
