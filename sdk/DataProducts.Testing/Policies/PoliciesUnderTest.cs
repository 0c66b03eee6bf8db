using System.Collections.Concurrent;
using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts.Testing;

/// <summary>A product's policies with the people that they decide about, ready to be asked; nothing is registered, stored or
/// recorded.</summary>
/// <remarks>Safe for any number of threads.</remarks>
public sealed class PoliciesUnderTest
{
    private readonly ConcurrentQueue<PolicyCase> _asserted = new();

    /// <summary>Puts policies and people together.</summary>
    /// <param name="product">The product.</param>
    /// <param name="policies">The team's policies.</param>
    /// <param name="people">Who may ask for what.</param>
    /// <param name="standards">The standards that the product is to be registered under; null for those that ship.</param>
    /// <param name="now">The point of time of every decision, in UTC, unless a case names another.</param>
    /// <exception cref="AccessException">As <see cref="AccessModel.Build(ProductManifest, IReadOnlyList{PolicyFile}, StandardsPackage, DateOnly)"/> says.</exception>
    public PoliciesUnderTest(
        ProductManifest product, IReadOnlyList<PolicyFile> policies, PeopleDirectory people, StandardsPackage? standards, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(people);
        (Product, Files, People, Standards, Now) = (product, policies, people, standards ?? StandardsPackage.Default, now);
        Model = With(policies);
    }

    /// <summary>Gets the product.</summary>
    public ProductManifest Product { get; }

    /// <summary>Gets the team's policies.</summary>
    public IReadOnlyList<PolicyFile> Files { get; }

    /// <summary>Gets the cases that <see cref="PolicyAssert"/> asserted of these policies so far, each once; for
    /// <see cref="PolicyCoverage"/>.</summary>
    public IReadOnlyList<PolicyCase> Asserted => [.. _asserted.DistinctBy(one => one.ToString(), StringComparer.Ordinal)];

    internal PeopleDirectory People { get; }

    internal StandardsPackage Standards { get; }

    internal DateTimeOffset Now { get; }

    internal AccessModel Model { get; }

    /// <summary>Reads a product's policies and people.</summary>
    /// <typeparam name="TRow">The annotated record.</typeparam>
    /// <param name="policies">The folder with the product's <c>*.cedar</c> files: as it is, below the program's folder, or below a folder
    /// above that.</param>
    /// <param name="people">The file that says who may ask for what (<c>docs/people.md</c>), found in the same way.</param>
    /// <param name="standards">The standards that the product is to be registered under; null for those that ship.</param>
    /// <param name="now">The point of time of every decision; null for now.</param>
    /// <returns>The policies.</returns>
    /// <exception cref="DataProductException"><c>DP1280</c>: there is no such folder or file. Or policies or people are wrong; the message
    /// says where.</exception>
    public static PoliciesUnderTest Of<TRow>(
        string policies = "policies", string people = "people.json", StandardsPackage? standards = null, DateTimeOffset? now = null)
        where TRow : class, IDataProductRow<TRow>
    {
        var file = TestFiles.Find(people);
        var central = (standards ?? StandardsPackage.Default).Purposes.Select(purpose => purpose.Node);
        return new PoliciesUnderTest(
            ManifestReader.Parse(TRow.Manifest),
            PolicyFile.ReadFolder(TestFiles.Find(policies)),
            PeopleFile.Parse(File.ReadAllText(file), file, [.. central]),
            standards,
            now ?? TimeProvider.System.GetUtcNow());
    }

    internal AccessModel With(IReadOnlyList<PolicyFile> policies) =>
        AccessModel.Build(Product, policies, Standards, DateOnly.FromDateTime(Now.UtcDateTime));

    internal void Keep(PolicyCase asserted) => _asserted.Enqueue(asserted);
}
