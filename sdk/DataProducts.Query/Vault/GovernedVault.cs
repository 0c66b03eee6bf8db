using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts.Query;

/// <summary>Opens and makes tokens for a person, outside a query: policy decides as it does for a query, and the audit log knows before a
/// value leaves.</summary>
/// <remarks>A vault knows no rows. A person to whom policy shows no row of the product in the jurisdiction gets nothing opened there, but a
/// condition on single rows is for the query to apply: it is what gave the person the tokens.</remarks>
/// <param name="platform">What the vault works on.</param>
public sealed partial class GovernedVault(QueryPlatform platform)
{
    /// <summary>How many cells a request may have.</summary>
    public const int MaximumCells = 10_000;

    /// <summary>Opens tokens.</summary>
    /// <param name="question">Who asks for what.</param>
    /// <param name="cells">The tokens, each with its row's <c>dp_subject</c>; at least one, at most <see cref="MaximumCells"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The originals; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">The request has no or too many cells (<c>DP2040</c>), or the product holds nothing of the kind
    /// (<c>DP2041</c>); a cell is no token (<c>DP1400</c>), or one of another jurisdiction (<c>DP1401</c>), kind or domain (<c>DP1402</c>); product,
    /// person or purpose are unknown (<c>DP1810</c>, <c>DP1910</c>, <c>DP1911</c>); or keys, vault or audit log cannot be used.</exception>
    public async Task<OpenedTokens> DetokeniseAsync(
        VaultQuestion question, IReadOnlyList<TokenCell> cells, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(cells);
        var (model, access) = await OpenAsync(question, cells.Count, cancellationToken).ConfigureAwait(false);
        var scope = question.Scope == JoinScope.Jurisdiction ? TokenSpaceId.WholeJurisdiction : model.Product.Domain;
        var branch = Decide(model, access, question.Jurisdiction, question.Kind);
        if (branch.Find(question.Kind, scope) is not { } decided)
        {
            throw new DataProductException("DP2041", $"{model.Product.Id} holds no {question.Kind} within its {question.Scope}. Ask for a column as its contract has it.");
        }

        var trail = new AuditTrail(platform, access, HashOf(cells));
        var drawer = new TokenDrawer(model, branch, question.Kind, cells) { Decisions = [decided] };
        var opened = await new TokenOpener(platform, trail).OpenAsync([drawer], cancellationToken).ConfigureAwait(false);
        var denied = Array.TrueForAll(opened.Cells[0], cell => cell.State == OpenedState.Denied) && opened.Withheld.Count > 0;
        return new OpenedTokens(trail.Request, denied, denied ? [] : opened.Cells[0], opened.Withheld);
    }

    private async ValueTask<(AccessModel Model, AccessQuestion Access)> OpenAsync(
        VaultQuestion question, int cells, CancellationToken cancellationToken)
    {
        var (model, access) = await FindAsync(question.Product, question.Person, question.Purpose, cells, cancellationToken).ConfigureAwait(false);
        return Ports(model, question.Kind).Any()
            ? (model, access)
            : throw new DataProductException("DP2041", $"{model.Product.Id} holds no {question.Kind}. Ask for a kind that its contract names.");
    }

    private async ValueTask<(AccessModel Model, AccessQuestion Access)> FindAsync(
        string product, string asker, string? purpose, int cells, CancellationToken cancellationToken)
    {
        if (cells is < 1 or > MaximumCells)
        {
            throw new DataProductException("DP2040", $"A request to a vault has 1 to {MaximumCells} cells, this one has {cells}. Ask in parts.");
        }

        var person = platform.People.Find(asker);
        if (purpose is not null)
        {
            _ = platform.People.FindPurpose(purpose);
        }

        var model = await platform.Products(product, cancellationToken).ConfigureAwait(false)
            ?? throw new QueryRefusedException("DP1810", "There is no such product here; 'dataproduct show' lists what there is.");
        return (model, new AccessQuestion(person, purpose, person.Home, platform.Time.GetUtcNow()));
    }

    private ValueTask<ITokenSpace> SpaceAsync(
        Jurisdiction jurisdiction, AccessModel model, string product, string person, JoinScope scope, string? purpose, CancellationToken cancellationToken)
    {
        var space = new TokenSpaceId(jurisdiction, scope == JoinScope.Jurisdiction ? TokenSpaceId.WholeJurisdiction : model.Product.Domain);
        return platform.Tokens(new TokenAccess(space, product, person, purpose), cancellationToken);
    }

    // A port that shows rows and lets the kind be opened; the first one where none does, for its reasons.
    private BranchAccess Decide(AccessModel model, AccessQuestion access, Jurisdiction jurisdiction, PiiKind kind)
    {
        var decider = new AccessDecider(model, platform.People);
        var branches = Ports(model, kind).Select(port => decider.Decide(port, jurisdiction, access)).ToList();
        return branches.Find(branch => !branch.DeniesAll && branch.Tokens.Any(one => one.Kind == kind && one.MayOpen)) ?? branches[0];
    }

    private static IEnumerable<PortManifest> Ports(AccessModel model, PiiKind kind) =>
        model.Product.Ports.Where(port => port.Columns.Any(column => column.Pii?.Kind == kind));

    private ValueTask AppendAsync(AuditRecord record, CancellationToken cancellationToken) => platform.Audit.AppendAsync([record], cancellationToken);

    private static string HashOf(IReadOnlyList<TokenCell> cells)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var cell in cells)
        {
            var bytes = Encoding.UTF8.GetBytes($"{cell.Token} {cell.Subject}");
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
