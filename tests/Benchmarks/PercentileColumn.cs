using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace DataProducts.Benchmarks;

/// <summary>A percentile of a benchmark's iterations; BenchmarkDotNet has columns only up to P95.</summary>
/// <param name="percentile">Which one, 0 to 100.</param>
internal sealed class PercentileColumn(int percentile) : IColumn
{
    public string Id => nameof(PercentileColumn) + ColumnName;

    public string ColumnName => string.Create(CultureInfo.InvariantCulture, $"p{percentile}");

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Statistics;

    public int PriorityInCategory => percentile;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Time;

    public string Legend => string.Create(CultureInfo.InvariantCulture, $"{percentile}th percentile of the iterations");

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, SummaryStyle.Default);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        summary[benchmarkCase]?.ResultStatistics is { } statistics
            ? string.Create(CultureInfo.InvariantCulture, $"{statistics.Percentiles.Percentile(percentile):N1} ns")
            : "?";
}
