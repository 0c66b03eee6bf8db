using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>The policies and the schema that decide about one product: guard, transfer matrix, the base forbids of its standards, those of its
/// contract, and the team's own, strictly validated together.</summary>
public sealed class AccessModel
{
    internal const string WrongPolicies = "DP1904";

    private AccessModel(
        ProductManifest product, StandardsPackage standards, PreparedPolicies prepared, string hash, MatrixStanding standing, ProductRegimes regimes)
    {
        Standing = standing;
        Regimes = regimes;
        Product = product;
        Standards = standards;
        Prepared = prepared;
        Hash = hash;
        ById = Policies.Policies.ToDictionary(policy => policy.Id, StringComparer.Ordinal);
    }

    /// <summary>Gets the product.</summary>
    public ProductManifest Product { get; }

    /// <summary>Gets the standards that the product is registered under.</summary>
    public StandardsPackage Standards { get; }

    /// <summary>Gets the schema: the fixed vocabulary and a row type for each port.</summary>
    public CedarSchema Schema => Prepared.Schema;

    /// <summary>Gets all policies.</summary>
    public PolicySet Policies => Prepared.Policies;

    /// <summary>Gets the SHA-256 of schema, policies and standards in lower-case hex; it is on every decision's record.</summary>
    public string Hash { get; }

    /// <summary>Gets how the transfer matrix stood when the model was built.</summary>
    public MatrixStanding Standing { get; }

    /// <summary>Gets the regimes that rows and tokens are under.</summary>
    public ProductRegimes Regimes { get; }

    /// <summary>Gets the day, in UTC, from which the transfer matrix and so the whole model counts for nothing.</summary>
    internal DateOnly Expires => Standing.Ends;

    internal IReadOnlyDictionary<string, Policy> ById { get; }

    /// <summary>Gets the policies made ready for row filters, so that a query pays only for its own facts.</summary>
    internal PreparedPolicies Prepared { get; }

    /// <summary>Puts a product's policies together with the platform's, as if it were the only product.</summary>
    /// <param name="product">The product.</param>
    /// <param name="policies">The team's policies.</param>
    /// <param name="standards">The standards that the product is registered under.</param>
    /// <param name="today">The day, in UTC; an expired transfer matrix is refused.</param>
    /// <returns>The model.</returns>
    /// <exception cref="AccessException">
    /// <c>DP1903</c>: the transfer matrix has expired. <c>DP1904</c>: a policy is wrong, or bears an id of the platform's; the message
    /// names file, line and column. <c>DP1909</c>: the product is under a regime that the matrix does not know. <c>DP1929</c>: the product's
    /// jurisdiction is not one of the standards.
    /// </exception>
    public static AccessModel Build(ProductManifest product, IReadOnlyList<PolicyFile> policies, StandardsPackage standards, DateOnly today) =>
        Build(product, policies, standards, new AccessBasis(today));

    /// <summary>Puts a product's policies together with the platform's.</summary>
    /// <param name="product">The product.</param>
    /// <param name="policies">The team's policies.</param>
    /// <param name="standards">The standards that the product is registered under.</param>
    /// <param name="basis">The day, the platform's other products, and the waivers on record.</param>
    /// <returns>The model.</returns>
    /// <exception cref="AccessException">As the other overload.</exception>
    public static AccessModel Build(
        ProductManifest product, IReadOnlyList<PolicyFile> policies, StandardsPackage standards, AccessBasis basis)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(standards);
        ArgumentNullException.ThrowIfNull(basis);
        var standing = MatrixStanding.Of(standards.TransferMatrix, basis.Waivers, basis.Today);
        if (standing.IsExpired)
        {
            throw new AccessException("DP1903", standing.Sentence);
        }

        var regimes = ProductRegimes.Of(product, basis.Others);
        regimes.ThrowIfUnknown(standards.TransferMatrix);

        if (product.Jurisdiction is { } fixedOne && !standards.Jurisdictions.Jurisdictions.Contains(fixedOne))
        {
            throw new AccessException(
                StandardsErrors.JurisdictionUnknown,
                $"{product.Id} is of {fixedOne}, which {standards.Name} {standards.Version} does not have; take a version that has it.");
        }

        PolicyFile schemaText = new($"{product.Id}.cedarschema", CedarSchemaRenderer.Render(product, standards.Jurisdictions.Jurisdictions));
        PolicyFile[] platform =
        [
            new("guard.cedar", EmbeddedText.Read("guard.cedar")), new("matrix.cedar", TransferPolicies.Render(standards.TransferMatrix)), .. standards.BaseForbids,
            new($"{product.Id}.cedar", CedarPolicyRenderer.Render(product)),
        ];
        PolicyFile[] texts = [.. platform, .. policies];
        try
        {
            var schema = CedarSchema.Parse(schemaText.Text, schemaText.Path);
            var team = policies.Select(file => PolicySet.Parse(file.Text, file.Path)).ToList();
            RefuseProblems(product, team);
            var set = PolicySet.Concat([.. platform.Select(file => PolicySet.Parse(file.Text, file.Path)), .. team]);
            var prepared = PartialEvaluator.Prepare(set, schema);
            var hash = TextDigest.Of([schemaText.Text, .. texts.Select(file => file.Text), standards.Hash]);
            return new AccessModel(product, standards, prepared, hash, standing, regimes);
        }
        catch (CedarException wrong)
        {
            throw new AccessException(WrongPolicies, $"The policies of {product.Id} cannot be used:\n{wrong.Message}", wrong);
        }
    }

    /// <summary>Tells in which token space of a jurisdiction a column keeps its originals.</summary>
    /// <param name="product">The product.</param>
    /// <param name="column">A column of it with personal data.</param>
    /// <returns>The space's scope: the domain, or <c>*</c>.</returns>
    public static string ScopeOf(ProductManifest product, ColumnManifest column)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(column);
        return TokenScope.Of(product, column);
    }

    private static void RefuseProblems(ProductManifest product, List<PolicySet> team)
    {
        var problems = team.SelectMany(TeamPolicies.Problems).ToList();
        if (problems.Count > 0)
        {
            throw new AccessException(WrongPolicies, $"The policies of {product.Id} cannot be used:\n{string.Join('\n', problems)}");
        }
    }
}
