using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DataProducts.Access;
using DataProducts.Contracts;
using DataProducts.Tokens;

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

    /// <summary>Opens tokens of any jurisdictions and kinds: each token says itself which vault and which decision it is for.</summary>
    /// <param name="question">Who asks for what.</param>
    /// <param name="cells">The tokens, each with its row's <c>dp_subject</c>; at least one, at most <see cref="MaximumCells"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One answer a cell; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">The request has no or too many cells (<c>DP2040</c>), or the product holds nothing of a
    /// token's kind (<c>DP2041</c>); a cell is no token (<c>DP1400</c>), or of a jurisdiction that the instance does not serve
    /// (<c>DP1401</c>); product, person or purpose are unknown (<c>DP1810</c>, <c>DP1910</c>, <c>DP1911</c>); or keys, vault or audit log
    /// cannot be used.</exception>
    public async Task<OpenedTokens> DetokeniseAsync(
        VaultQuestion question, IReadOnlyList<TokenCell> cells, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(cells);
        CheckCount(cells.Count);
        var groups = cells.Select((cell, place) => (Cell: cell, Place: place, Token: TokenOf(cell, place, question)))
            .GroupBy(one => (one.Token.Jurisdiction, one.Token.Kind)).ToList();
        var (model, access) = await OpenAsync(question, cancellationToken).ConfigureAwait(false);
        var drawers = groups.ConvertAll(group => Decide(
            model, access, group.Key.Jurisdiction, group.Key.Kind, [.. group.Select(one => one.Cell)], areTexts: false));
        var trail = new AuditTrail(platform, access, HashOf(cells));
        var opened = await new TokenOpener(platform, trail).OpenAsync(drawers, cancellationToken).ConfigureAwait(false);
        var answers = new OpenedCell[cells.Count];
        foreach (var (group, states) in groups.Zip(opened.Cells))
        {
            foreach (var (one, state) in group.Zip(states))
            {
                answers[one.Place] = state;
            }
        }

        return Answer(trail, drawers, opened, answers, access.Now);
    }

    private OpenedTokens Answer(
        AuditTrail trail, IReadOnlyList<TokenDrawer> drawers, OpenedDrawers opened, OpenedCell[] answers, DateTimeOffset now) =>
        new(trail.Request, Array.TrueForAll(answers, one => one.State == OpenedState.Denied), answers, opened.Withheld)
        {
            RetryAfter = opened.Withheld.Any(reason => reason.IsLimit)
                ? platform.Limiter.UntilOpen(trail.Principal, drawers.Where(drawer => drawer.MayOpen).Sum(drawer => (long)drawer.Cells.Count), now)
                : null,
        };

    private async ValueTask<(AccessModel Model, AccessQuestion Access)> OpenAsync(VaultQuestion question, CancellationToken cancellationToken)
    {
        var person = platform.People.Find(question.Person);
        if (question.Purpose is { } purpose)
        {
            _ = platform.People.FindPurpose(purpose);
        }

        var model = await platform.Products(question.Product, cancellationToken).ConfigureAwait(false)
            ?? throw QueryErrors.NoSuchProduct();
        return (model, new AccessQuestion(person, question.Purpose, person.Home, platform.Time.GetUtcNow()));
    }

    // A port that shows rows and lets the kind be opened; the first one where none does, for its reasons.
    private TokenDrawer Decide(
        AccessModel model, AccessQuestion access, Jurisdiction jurisdiction, PiiKind kind, IReadOnlyList<TokenCell> cells, bool areTexts)
    {
        var decider = new AccessDecider(model, platform.People);
        var drawers = Ports(model, kind, areTexts)
            .ConvertAll(port => new TokenDrawer(model, decider.Decide(port, jurisdiction, access), kind, cells) { AreTexts = areTexts });
        return drawers.Find(drawer => drawer.MayOpen) ?? drawers[0];
    }

    private static Token TokenOf(TokenCell cell, int place, VaultQuestion question)
    {
        if (!Token.TryParse(cell.Token, out var token))
        {
            throw new DataProductException("DP1400", $"Cell {place} is not a token: a token is 46 characters that begin with dp1_, and its last two check the others.");
        }

        CheckServed(question, token.Jurisdiction, place);
        return token;
    }

    private static void CheckServed(VaultQuestion question, Jurisdiction jurisdiction, int place)
    {
        if (question.Serves is { } served && served != jurisdiction)
        {
            throw new DataProductException("DP1401", $"Cell {place} is of {jurisdiction}, and this vault serves {served} alone. Ask the vault of the jurisdiction that the token names.");
        }
    }

    private static void CheckCount(int cells)
    {
        if (cells is < 1 or > MaximumCells)
        {
            throw new DataProductException("DP2040", $"A request to a vault has 1 to {MaximumCells} cells, this one has {cells}. Ask in parts.");
        }
    }

    private static List<PortManifest> Ports(AccessModel model, PiiKind kind, bool withTexts) =>
        model.Product.Ports.Where(port => port.Columns.Any(column => Holds(column.Pii, kind, withTexts))).ToList() is { Count: > 0 } ports
            ? ports
            : throw new DataProductException(
                "DP2041", $"{model.Product.Id} holds no {kind}{(withTexts ? " that keeps its format" : string.Empty)}. Ask for what its contract names.");

    private static bool Holds(PiiManifest? pii, PiiKind kind, bool asText) => pii?.Kind == kind && (!asText || pii.Mode == TokenMode.FormatPreserving);

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
