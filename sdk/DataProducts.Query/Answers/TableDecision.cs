using DataProducts.Access;

namespace DataProducts.Query;

/// <summary>What was decided about one table of a query: the governed table to run on, and the decisions behind it.</summary>
internal sealed class TableDecision(AccessModel model, GovernedTable table, IReadOnlyList<BranchAccess> branches)
{
    public AccessModel Model => model;

    public GovernedTable Table => table;

    public IReadOnlyList<BranchAccess> Branches => branches;

    /// <summary>Gets the notice of the major version that is read, or null.</summary>
    public RetirementNotice? Notice { get; init; }

    /// <summary>Finds what was decided for a jurisdiction; null where it is none of the published ones, and so nothing may be
    /// opened.</summary>
    public BranchAccess? Find(Jurisdiction jurisdiction)
    {
        foreach (var branch in branches)
        {
            if (branch.Jurisdiction == jurisdiction)
            {
                return branch;
            }
        }

        return null;
    }
}
