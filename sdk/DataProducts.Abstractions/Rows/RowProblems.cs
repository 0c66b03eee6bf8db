namespace DataProducts;

/// <summary>What is wrong with a row: rules and columns, never a value. Reused from row to row.</summary>
public sealed class RowProblems
{
    private readonly List<RowProblem> _problems = [];

    /// <summary>Gets the number of problems.</summary>
    public int Count => _problems.Count;

    /// <summary>Gets the problems in the order in which they were found.</summary>
    public IReadOnlyList<RowProblem> All => _problems;

    /// <summary>Adds a problem.</summary>
    /// <param name="rule">One of <see cref="RowRule"/>.</param>
    /// <param name="column">The contract's column, or null where the whole row is meant.</param>
    public void Add(string rule, string? column) => _problems.Add(new(rule, column));

    /// <summary>Forgets all problems.</summary>
    public void Clear() => _problems.Clear();
}
