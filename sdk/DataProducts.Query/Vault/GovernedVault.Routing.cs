using DataProducts.Tokens;

namespace DataProducts.Query;

/// <content>Opening tokens of several jurisdictions and kinds at once: each token says itself which vault and which decision it is for.</content>
public sealed partial class GovernedVault
{
    /// <summary>Opens tokens, each through the vault of the jurisdiction that it names, under the decision about its own kind.</summary>
    /// <param name="product">The product, by way of which they are opened.</param>
    /// <param name="person">Who asks: an id of the directory.</param>
    /// <param name="purpose">What for; without a purpose no token is opened.</param>
    /// <param name="cells">The tokens, each with its row's <c>dp_subject</c>; at least one, at most <see cref="MaximumCells"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One answer a cell, also where all are denied.</returns>
    /// <exception cref="DataProductException">There are none or too many (<c>DP2040</c>); one is no token (<c>DP1400</c>) or of a kind that the
    /// product does not hold (<c>DP2041</c>); product, person or purpose are unknown (<c>DP1810</c>, <c>DP1910</c>, <c>DP1911</c>); or keys, vault
    /// or audit log cannot be used.</exception>
    public async Task<OpenedTokens> DetokeniseAsync(
        string product, string person, string? purpose, IReadOnlyList<TokenCell> cells, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var (model, access) = await FindAsync(product, person, purpose, cells.Count, cancellationToken).ConfigureAwait(false);
        var groups = cells.Select((cell, place) => (Cell: cell, Place: place, Token: TokenOf(cell, place)))
            .GroupBy(one => (one.Token.Jurisdiction, one.Token.Kind)).ToList();
        if (groups.Find(group => !Ports(model, group.Key.Kind).Any()) is { } strange)
        {
            throw new DataProductException("DP2041", $"{model.Product.Id} holds no {strange.Key.Kind}. Ask for a kind that its contract names.");
        }

        var drawers = groups.ConvertAll(group => new TokenDrawer(
            model, Decide(model, access, group.Key.Jurisdiction, group.Key.Kind), group.Key.Kind, [.. group.Select(one => one.Cell)]));
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

        return new OpenedTokens(trail.Request, Array.TrueForAll(answers, one => one.State == OpenedState.Denied), answers, opened.Withheld);
    }

    private static Token TokenOf(TokenCell cell, int place) => Token.TryParse(cell.Token, out var token)
        ? token
        : throw new DataProductException("DP1400", $"Cell {place} is not a token: a token is 46 characters that begin with dp1_, and its last two check the others.");
}
