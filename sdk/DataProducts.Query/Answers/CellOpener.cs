using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DataProducts.Access;
using DataProducts.Tokens;

namespace DataProducts.Query;

/// <summary>Opens what stands for personal data in a final result and policy lets this person read in clear, through the vault of its
/// jurisdiction.</summary>
internal sealed class CellOpener(TokenOpener opener, IReadOnlyList<TableDecision> decisions)
{
    /// <summary>Puts originals in the place of tokens.</summary>
    public async ValueTask<OpenedCells> OpenAsync(QueryResult result, CancellationToken cancellationToken)
    {
        var asked = new Dictionary<Question, List<Cell>>();
        long tokens = 0;
        foreach (var column in result.Tokens)
        {
            tokens += Collect(result, column, decisions.First(one => one.Table.Name == column.Product), asked);
        }

        var drawers = asked.Select(pair => pair.Key.Drawer(pair.Value)).ToList();
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

    // What is neither a token of ours nor a text of its column, or of a jurisdiction that was not decided upon, stays as it is.
    private static long Collect(QueryResult result, TokenCells column, TableDecision decision, Dictionary<Question, List<Cell>> asked)
    {
        var areTexts = column.Mode == TokenMode.FormatPreserving;
        long found = 0;
        for (var row = 0; row < result.Rows.Count; row++)
        {
            var from = column.Rows[row];
            if (result.Rows[row][column.Column] is not string text || !TryFindHome(text, from, areTexts, out var home))
            {
                continue;
            }

            found++;
            if (from is { } known && home is { } jurisdiction && decision.Find(jurisdiction) is { } branch && branch.Kinds.ContainsKey(column.Kind))
            {
                ref var cells = ref CollectionsMarshal.GetValueRefOrAddDefault(asked, new Question(decision, branch, column.Kind, areTexts), out _);
                (cells ??= []).Add(new Cell(row, column.Column, new TokenCell(text, known.Subject)));
            }
        }

        return found;
    }

    // A token names its jurisdiction itself. A text that keeps its format names none: it is of the table that its row lies in, which neither
    // the text nor whoever asks can change.
    private static bool TryFindHome(string text, TokenRow? row, bool isText, out Jurisdiction? home)
    {
        var token = default(Token);
        var isCell = isText ? text.Length > 0 : Token.TryParse(text, out token);
        home = isText ? row?.Jurisdiction : token.Jurisdiction;
        return isCell;
    }

    /// <summary>What is asked of one vault at once.</summary>
    private readonly record struct Question(TableDecision Decision, BranchAccess Branch, PiiKind Kind, bool AreTexts)
    {
        public TokenDrawer Drawer(List<Cell> cells) =>
            new(Decision.Model, Branch, Kind, cells.ConvertAll(cell => cell.Token)) { AreTexts = AreTexts };

        // What was decided once is one decision, and comparing whole tables a cell would cost more than opening it.
        public bool Equals(Question other) => ReferenceEquals(Branch, other.Branch) && Kind == other.Kind && AreTexts == other.AreTexts;

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Branch), Kind, AreTexts);
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
