namespace DataProducts.Terraform.Tests;

/// <summary>Keys: who may use one is named; what KMS can rotate is rotated; none leaves its Region.</summary>
internal static class KeyRules
{
    private static readonly string[] UsingActions = ["Decrypt", "Encrypt", "GenerateDataKey", "GenerateMac", "Sign", "CreateGrant", "ReEncrypt"];

    public static IEnumerable<Finding> Check(Plan plan)
    {
        foreach (var key in plan.Of("aws_kms_key"))
        {
            // KMS rotates symmetric keys only; HMAC and signing keys are renewed as new versions.
            var isSymmetric = key["key_usage"] is "" or "ENCRYPT_DECRYPT";
            if (isSymmetric != (key["enable_key_rotation"] == "True"))
            {
                yield return new("CKV_AWS_7", key.Address);
            }

            if (key["is_enabled"] == "False")
            {
                yield return new("CKV_AWS_227", key.Address);
            }

            if (!int.TryParse(key["deletion_window_in_days"], out var days) || days < 30)
            {
                yield return new("key-deletion-window", key.Address);
            }

            var statements = key.Statements();
            if (statements.Count == 0)
            {
                yield return new("CKV2_AWS_64", key.Address);
            }

            if (statements.Any(statement => statement is { Allows: true, AnyPrincipal: true }))
            {
                yield return new("CKV_AWS_33", key.Address);
            }

            // An administrator, and so the account's root and every IAM policy, never uses a key.
            if (statements.Any(statement => statement.Allows && statement.Principal.Contains(":root", StringComparison.Ordinal) && statement.Actions.Any(Uses)))
            {
                yield return new("key-separation", key.Address);
            }
        }
    }

    private static bool Uses(string action) => action.Contains('*', StringComparison.Ordinal)
        || UsingActions.Any(use => action["kms:".Length..].StartsWith(use, StringComparison.Ordinal));
}
