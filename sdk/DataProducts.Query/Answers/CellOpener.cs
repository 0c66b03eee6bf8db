using System.Runtime.InteropServices;
using DataProducts.Access;
using DataProducts.Tokens;

namespace DataProducts.Query;

/// <summary>Opens the tokens of a final result that policy lets this person read in clear, through the vault of each token's
/// jurisdiction.</summary>
internal sealed class CellOpener(TokenOpener opener, IReadOnlyList<TableDecision> decisions)
{
    /// <summary>Puts originals in the place of tokens.</summary>
    public async ValueTask<OpenedCells> OpenAsync(QueryResult result, CancellationToken cancellationToken)
    {
        var asked = new Dictionary<(TableDecision Decision, BranchAccess Branch, PiiKind Kind), List<Cell>>(ByIdentity.Instance);
        long tokens = 0;
        foreach (var column in result.Tokens)
        {
            tokens += Collect(result, column, decisions.First(one => one.Table.Name == column.Product), asked);
        }

        var drawers = asked.Select(pair => new TokenDrawer(
            pair.Key.Decision.Model, pair.Key.Branch, pair.Key.Kind, pair.Value.ConvertAll(cell => cell.Token))).ToList();
        var opened = await opener.OpenAsync(drawers, cancellationToken).ConfigureAwait(false);
        long clear = 0;
        foreach (var (places, answers) in asked.Values.Zip(opened.Cells))
        {
            for (var i = 0; i < answers.Length; i++)
            {
                // An item that is gone belongs to an erased subject: the token stays, it opens nothing any more.
                if (answers[i].Value is { } value)
                {
                    result.Rows[places[i].Row][places[i].Column] = value;
                    clear++;
                }
            }
        }

        return new OpenedCells(clear, tokens - clear, opened.Withheld);
    }

    // A token names its jurisdiction itself; what is not a token of ours, or of a jurisdiction that was not decided upon, stays as it is.
    private static long Collect(
        QueryResult result, TokenCells column, TableDecision decision, Dictionary<(TableDecision, BranchAccess, PiiKind), List<Cell>> asked)
    {
        long found = 0;
        for (var row = 0; row < result.Rows.Count; row++)
        {
            if (result.Rows[row][column.Column] is not string text || !Token.TryParse(text, out var token))
            {
                continue;
            }

            found++;
            if (column.Subjects[row] is { } subject && decision.Find(token.Jurisdiction) is { } branch && branch.Kinds.ContainsKey(column.Kind))
            {
                ref var cells = ref CollectionsMarshal.GetValueRefOrAddDefault(asked, (decision, branch, column.Kind), out _);
                (cells ??= []).Add(new Cell(row, column.Column, new TokenCell(text, new SubjectRef(subject))));
            }
        }

        return found;
    }

    // What was decided once is one decision, and comparing whole tables a cell would cost more than opening it.
    private sealed class ByIdentity : IEqualityComparer<(TableDecision Decision, BranchAccess Branch, PiiKind Kind)>
    {
        public static ByIdentity Instance { get; } = new();

        public bool Equals((TableDecision Decision, BranchAccess Branch, PiiKind Kind) x, (TableDecision Decision, BranchAccess Branch, PiiKind Kind) y) =>
            ReferenceEquals(x.Branch, y.Branch) && x.Kind == y.Kind;

        public int GetHashCode((TableDecision Decision, BranchAccess Branch, PiiKind Kind) obj) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Branch), obj.Kind);
    }

    private readonly record struct Cell(int Row, int Column, TokenCell Token);
}

/// <summary>What became of a result's tokens.</summary>
/// <param name="Clear">How many cells hold originals now.</param>
/// <param name="Tokens">How many hold tokens.</param>
/// <param name="Withheld">Why.</param>
internal sealed record OpenedCells(long Clear, long Tokens, IReadOnlyList<PolicyReason> Withheld)
{
    public static OpenedCells None { get; } = new(0, 0, []);
}
