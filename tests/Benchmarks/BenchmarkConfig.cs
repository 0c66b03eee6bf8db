using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace DataProducts.Benchmarks;

/// <summary>A short run in this process, so that a benchmark costs seconds; <c>--job medium</c> and the like ask for more.</summary>
/// <remarks>In this process, because a child's build would need a project that central package versions and the artifacts layout
/// allow. The percentiles are of iterations, each the mean of many calls; a distribution of single calls is what
/// <c>latency</c> prints.</remarks>
internal sealed class BenchmarkConfig : ManualConfig
{
    public BenchmarkConfig()
    {
        AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(15)
            .WithIterationTime(TimeInterval.FromMilliseconds(100)).AsDefault());
        AddLogger(ConsoleLogger.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddColumn(new PercentileColumn(50), new PercentileColumn(99));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddExporter(MarkdownExporter.GitHub);
        HideColumns(Column.Median, Column.StdDev, Column.Error);
        ArtifactsPath = Path.Combine(TestKit.RepositoryRoot.Path, "artifacts", "benchmarks");
    }
}
