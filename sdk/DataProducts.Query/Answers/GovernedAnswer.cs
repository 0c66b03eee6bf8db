using DataProducts.Access;

namespace DataProducts.Query;

/// <summary>What one person got for one question.</summary>
public sealed record GovernedAnswer
{
    /// <summary>Gets the id that joins the audit records of this request.</summary>
    public required Guid Request { get; init; }

    /// <summary>Gets a value indicating whether policy shows no row of any table that was asked for; <see cref="Refused"/> says
    /// why.</summary>
    public required bool Denied { get; init; }

    /// <summary>Gets the columns; none if denied.</summary>
    public required IReadOnlyList<QueryColumn> Columns { get; init; }

    /// <summary>Gets the rows, cells in the order of <see cref="Columns"/>.</summary>
    public required IReadOnlyList<object?[]> Rows { get; init; }

    /// <summary>Gets what was decided for each product and jurisdiction.</summary>
    public required IReadOnlyList<BranchAnswer> Branches { get; init; }

    /// <summary>Gets the policies that kept rows or clear values back, each once; rows of a jurisdiction that stay out of an answer are
    /// no refusal.</summary>
    public required IReadOnlyList<PolicyReason> Refused { get; init; }

    /// <summary>Gets which of the major versions that were read may soon be retired, each once.</summary>
    public IReadOnlyList<RetirementNotice> Notices { get; init; } = [];

    /// <summary>Gets how many cells were opened by a vault.</summary>
    public required long ClearCells { get; init; }

    /// <summary>Gets how many cells of personal data stay tokens.</summary>
    public required long TokenCells { get; init; }
}

/// <summary>What was decided for one product in one jurisdiction.</summary>
/// <param name="Product">The product.</param>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="Allowed">Whether some rows may be seen.</param>
/// <param name="RowFilter">Which rows, as a condition over the table's columns.</param>
public sealed record BranchAnswer(string Product, Jurisdiction Jurisdiction, bool Allowed, string RowFilter);
