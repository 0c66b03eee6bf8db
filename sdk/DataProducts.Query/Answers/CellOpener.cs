using System.Runtime.InteropServices;
using DataProducts.Access;
using DataProducts.Tokens;

namespace DataProducts.Query;

/// <summary>Opens the tokens of a final result that policy lets this person read in clear, through the vault of each token's
/// jurisdiction.</summary>
internal sealed class CellOpener(QueryPlatform platform, IReadOnlyList<TableDecision> decisions, AuditTrail trail)
{
    /// <summary>Puts originals in the place of tokens.</summary>
    public async ValueTask<OpenedCells> OpenAsync(QueryResult result, CancellationToken cancellationToken)
    {
        var asked = new Dictionary<Drawer, List<Cell>>();
        long tokens = 0;
        foreach (var column in result.Tokens)
        {
            tokens += Collect(result, column, decisions.First(one => one.Table.Name == column.Product), asked);
        }

        await RecordAsync(asked, cancellationToken).ConfigureAwait(false);
        long clear = 0;
        foreach (var (drawer, cells) in asked)
        {
            if (drawer.MayOpen)
            {
                clear += await OpenAsync(result, drawer, cells, cancellationToken).ConfigureAwait(false);
            }
        }

        return new OpenedCells(clear, tokens - clear, [.. asked.Keys.SelectMany(drawer => drawer.Branch.Kinds[drawer.Kind])]);
    }

    // A token names its jurisdiction itself; what is not a token of ours, or of a jurisdiction that was not decided upon, stays as it is.
    private static long Collect(QueryResult result, TokenCells column, TableDecision decision, Dictionary<Drawer, List<Cell>> asked)
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
                ref var cells = ref CollectionsMarshal.GetValueRefOrAddDefault(asked, new Drawer(decision, branch, column.Kind), out _);
                (cells ??= []).Add(new Cell(row, column.Column, new TokenCell(text, new SubjectRef(subject))));
            }
        }

        return found;
    }

    // One record a (request, product, jurisdiction, allowed or not), durable before the first value leaves a vault.
    private ValueTask RecordAsync(Dictionary<Drawer, List<Cell>> asked, CancellationToken cancellationToken)
    {
        var records = new List<AuditRecord>();
        foreach (var group in asked.GroupBy(pair => (pair.Key.Decision, pair.Key.Branch, pair.Key.MayOpen)))
        {
            string[] actions = [.. group.Select(pair => $"detokenise:{pair.Key.Kind}").Order(StringComparer.Ordinal)];
            var count = group.Sum(pair => (long)pair.Value.Count);
            records.Add(trail.Record(group.Key.Decision.Model, group.Key.Branch, AuditEvent.Detokenise, actions, group.Key.MayOpen, count));
        }

        return platform.Audit.AppendAsync(records, cancellationToken);
    }

    private async ValueTask<long> OpenAsync(QueryResult result, Drawer drawer, List<Cell> cells, CancellationToken cancellationToken)
    {
        var product = drawer.Decision.Model.Product;
        var access = new TokenAccess(
            new TokenSpaceId(drawer.Branch.Jurisdiction, product.Domain), product.Reference.ToString(), trail.Person, trail.Purpose);
        var space = await platform.Tokens(access, cancellationToken).ConfigureAwait(false);
        var values = new OpenedCell[cells.Count];
        var tokens = cells.ConvertAll(cell => cell.Token).ToArray();
        await space.DetokeniseAsync(drawer.Kind, tokens, values, cancellationToken).ConfigureAwait(false);
        long opened = 0;
        for (var i = 0; i < values.Length; i++)
        {
            // An item that is gone belongs to an erased subject: the token stays, it opens nothing any more.
            if (values[i].Value is { } value)
            {
                result.Rows[cells[i].Row][cells[i].Column] = value;
                opened++;
            }
        }

        return opened;
    }

    /// <summary>The cells that one decision is about: a table's kind of personal data in one jurisdiction.</summary>
    private sealed record Drawer(TableDecision Decision, BranchAccess Branch, PiiKind Kind)
    {
        public bool MayOpen => Branch.MayOpen(Kind);

        // By identity: what was decided once is one decision, and comparing whole tables a cell would cost more than opening it.
        public bool Equals(Drawer? other) => other is not null && ReferenceEquals(Branch, other.Branch) && Kind == other.Kind;

        public override int GetHashCode() => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Branch), Kind);
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
