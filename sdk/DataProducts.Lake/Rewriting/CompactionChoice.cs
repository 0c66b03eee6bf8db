using DataProducts.Lake.Partitions;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.Rewriting;

/// <summary>Chooses the files that are worth being written again.</summary>
/// <param name="spec">How files are divided now.</param>
/// <param name="smallBytes">What is less is small.</param>
internal sealed class CompactionChoice(PartitionSpec spec, long smallBytes)
{
    public IReadOnlyList<LiveFile> Of(ScanPlan plan)
    {
        var chosen = plan.Data.Where(file => file.Head.Spec.Id != spec.Id || plan.HasDeletes(file)).ToHashSet();

        // One small file alone stays small.
        foreach (var alike in plan.Data.Where(file => file.Head.Spec.Id == spec.Id && file.File.Bytes < smallBytes)
            .GroupBy(file => file.Partition, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            chosen.UnionWith(alike);
        }

        return [.. plan.Data.Where(chosen.Contains)];
    }
}
