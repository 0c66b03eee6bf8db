namespace DataProducts.Tokens;

/// <summary>What became of a subject that moved from one jurisdiction to another.</summary>
/// <param name="Left">Its reference where it was: every row of the old tables whose <c>dp_subject</c> is this one is to be deleted. Nothing
/// here deletes rows of a lake.</param>
/// <param name="Arrived">Its reference where it is now.</param>
/// <param name="Tokens">Its tokens, old and new; empty if an earlier run had moved them.</param>
/// <param name="Erasure">What was destroyed in the old vault.</param>
public sealed record MovedSubject(SubjectRef Left, SubjectRef Arrived, IReadOnlyList<MovedToken> Tokens, SubjectErasure Erasure);

/// <summary>A token, or a text that keeps its value's format, that moved.</summary>
/// <param name="Old">What the lake has of it in the old jurisdiction; it opens for nobody any more.</param>
/// <param name="New">What stands for the same value in the new one.</param>
/// <param name="Scope">The token space, the same in both: a domain's name, or <see cref="TokenSpaceId.WholeJurisdiction"/>.</param>
/// <param name="Kind">What kind of personal data.</param>
public sealed record MovedToken(string Old, string New, string Scope, PiiKind Kind);

/// <summary>Moves a subject: writes its items into the new vault first, then erases them in the old one. A run that dies between the two is
/// repeated and ends the same.</summary>
internal static class SubjectMove
{
    /// <summary>Writes items into the new jurisdiction's spaces.</summary>
    public static async ValueTask<IReadOnlyList<MovedToken>> WriteAsync(
        IReadOnlyList<ExportedItem> items,
        Func<string, ValueTask<TokenSpace>> spaces,
        SubjectRef arrived,
        Guid request,
        CancellationToken cancellationToken)
    {
        var moved = new List<MovedToken>();
        var tokens = new string?[1];
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            var space = await spaces(item.Space.Scope).ConfigureAwait(false);

            // A telephone number without its country would be read as one of the new country.
            var spelling = item.Kind == PiiKind.PhoneNumber ? null : item.Spelling;
            var column = new PiiColumn("moved", item.Kind, item.Mode, Nullable: true)
            {
                KeepSpelling = spelling is not null,
                Scope = item.Space.Scope == TokenSpaceId.WholeJurisdiction ? JoinScope.Jurisdiction : JoinScope.Domain,
            };
            var origin = new TokenOrigin($"move:{request}", new[] { (long)i + 1 });
            var erased = await space.TokeniseAsync(
                column, origin, new[] { spelling ?? item.Original }, new[] { arrived }, tokens, cancellationToken).ConfigureAwait(false);
            moved.Add(erased.Count > 0
                ? throw ErasureErrors.GoneThere(space.Id.Jurisdiction)
                : new MovedToken(item.Token, tokens[0]!, item.Space.Scope, item.Kind));
        }

        return moved;
    }
}
