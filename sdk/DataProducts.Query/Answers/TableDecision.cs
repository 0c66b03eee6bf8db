using DataProducts.Access;

namespace DataProducts.Query;

/// <summary>What was decided about one table of a query: the governed table to run on, and the decisions behind it.</summary>
internal sealed class TableDecision(AccessModel model, GovernedTable table, IReadOnlyList<BranchAccess> branches)
{
    public AccessModel Model => model;

    public GovernedTable Table => table;

    public IReadOnlyList<BranchAccess> Branches => branches;

    /// <summary>Says whether cells of a kind may be opened in a jurisdiction.</summary>
    public bool MayOpen(Jurisdiction jurisdiction, PiiKind kind)
    {
        foreach (var branch in Branches)
        {
            if (branch.Jurisdiction == jurisdiction)
            {
                return branch.Clear.Contains(kind);
            }
        }

        return false;
    }
}
