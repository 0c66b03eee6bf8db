using System.Security.Cryptography;
using System.Text;
using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>The policies and the schema that decide about one product: guard, transfer matrix, and the team's own, strictly validated
/// together.</summary>
public sealed class AccessModel
{
    private static readonly string[] PlatformIds = ["guard.", "transfer."];

    private AccessModel(ProductManifest product, CedarSchema schema, PolicySet policies, string hash, DateOnly expires)
    {
        Expires = expires;
        Product = product;
        Schema = schema;
        Policies = policies;
        Hash = hash;
        ById = policies.Policies.ToDictionary(policy => policy.Id, StringComparer.Ordinal);
    }

    /// <summary>Gets the product.</summary>
    public ProductManifest Product { get; }

    /// <summary>Gets the schema: the fixed vocabulary and a row type for each port.</summary>
    public CedarSchema Schema { get; }

    /// <summary>Gets all policies.</summary>
    public PolicySet Policies { get; }

    /// <summary>Gets the SHA-256 of schema and policies in lower-case hex; it is on every decision's record.</summary>
    public string Hash { get; }

    /// <summary>Gets the day, in UTC, from which the transfer matrix and so the whole model counts for nothing.</summary>
    internal DateOnly Expires { get; }

    internal IReadOnlyDictionary<string, Policy> ById { get; }

    /// <summary>Puts a product's policies together with the platform's.</summary>
    /// <param name="product">The product.</param>
    /// <param name="policies">The team's policies.</param>
    /// <param name="matrix">What may cross which border.</param>
    /// <param name="today">The day, in UTC; an expired matrix is refused.</param>
    /// <returns>The model.</returns>
    /// <exception cref="AccessException">
    /// <c>DP1901</c>: the matrix cannot be used. <c>DP1903</c>: it has expired. <c>DP1904</c>: a policy is wrong, or bears an id of the
    /// platform's; the message names file, line and column.
    /// </exception>
    public static AccessModel Build(ProductManifest product, IReadOnlyList<PolicyFile> policies, TransferMatrix matrix, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Expires <= today)
        {
            throw new AccessException(
                "DP1903",
                $"The transfer matrix {matrix.Version} expired on {matrix.Expires:yyyy-MM-dd}; review it before anything may cross a border.");
        }

        PolicyFile schemaText = new($"{product.Id}.cedarschema", CedarSchemaRenderer.Render(product));
        PolicyFile[] platform = [new("guard.cedar", EmbeddedText.Read("guard.cedar")), new("matrix.cedar", TransferPolicies.Render(matrix))];
        PolicyFile[] texts = [.. platform, .. policies];
        try
        {
            var schema = CedarSchema.Parse(schemaText.Text, schemaText.Path);
            var team = policies.Select(file => PolicySet.Parse(file.Text, file.Path)).ToList();
            RefusePlatformIds(product, team);
            var set = PolicySet.Concat([.. platform.Select(file => PolicySet.Parse(file.Text, file.Path)), .. team]);
            PolicyValidator.ThrowIfInvalid(set, schema);
            return new AccessModel(product, schema, set, HashOf([schemaText, .. texts]), matrix.Expires);
        }
        catch (CedarException wrong)
        {
            throw new AccessException("DP1904", $"The policies of {product.Id} cannot be used:\n{wrong.Message}", wrong);
        }
    }

    // A team's policy under a platform policy's id would stand for it in every reason and audit record.
    private static void RefusePlatformIds(ProductManifest product, List<PolicySet> team)
    {
        foreach (var policy in team.SelectMany(set => set.Policies))
        {
            if (policy.Annotations.TryGetValue("id", out var id) && PlatformIds.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal)))
            {
                throw new AccessException(
                    "DP1904",
                    $"The policies of {product.Id} cannot be used:\n{policy.Path}({policy.Span.Line},{policy.Span.Column}): "
                    + $"the id '{id}' is the platform's; take one that starts with the product's.");
            }
        }
    }

    // Each text with its length before it: no two lists of texts hash alike.
    private static string HashOf(IReadOnlyList<PolicyFile> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(file.Text);
            hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
