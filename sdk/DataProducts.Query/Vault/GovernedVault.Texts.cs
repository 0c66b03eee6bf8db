namespace DataProducts.Query;

/// <content>Opening texts that keep their format. They say nothing of themselves, so the vault that is asked says the jurisdiction, the
/// product the domain, and the question the kind; each is decided about, and with another one a text is unknown.</content>
public sealed partial class GovernedVault
{
    /// <summary>Opens texts of columns of mode <see cref="TokenMode.FormatPreserving"/>.</summary>
    /// <param name="question">Who asks for what.</param>
    /// <param name="jurisdiction">Whose vault is asked: in whose table the texts lie.</param>
    /// <param name="kind">The kind of personal data that the texts stand for.</param>
    /// <param name="cells">The texts, each with its row's <c>dp_subject</c>; at least one, at most <see cref="MaximumCells"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One answer a cell; a denial is an answer too. What is no text of that product, kind, jurisdiction and subject is
    /// unknown.</returns>
    /// <exception cref="DataProductException">The request has no or too many cells (<c>DP2040</c>), the instance does not serve the
    /// jurisdiction (<c>DP1401</c>), or the product has no such text (<c>DP2041</c>); product, person or purpose are unknown (<c>DP1810</c>,
    /// <c>DP1910</c>, <c>DP1911</c>); or keys, vault or audit log cannot be used.</exception>
    public async Task<OpenedTokens> DetokeniseTextsAsync(
        VaultQuestion question,
        Jurisdiction jurisdiction,
        PiiKind kind,
        IReadOnlyList<TokenCell> cells,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(cells);
        CheckCount(cells.Count);
        CheckServed(question, jurisdiction, 0);
        var (model, access) = await OpenAsync(question, cancellationToken).ConfigureAwait(false);
        var drawer = Decide(model, access, jurisdiction, kind, cells, areTexts: true);
        var trail = new AuditTrail(platform, access, HashOf(cells));
        var opened = await new TokenOpener(platform, trail).OpenAsync([drawer], cancellationToken).ConfigureAwait(false);
        return Answer(trail, [drawer], opened, opened.Cells[0], access.Now);
    }
}
