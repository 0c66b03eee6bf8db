using System.Text;
using System.Text.Json;
using DataProducts.Cli.Output;

namespace DataProducts.Cli.Ci;

/// <summary>Writes the report in its forms.</summary>
internal static class CiFiles
{
    public static void Write(CiReport report, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            Write("report.md", CiMarkdown.Of(report));
            Write("results.junit.xml", CiJunit.Of(report));
            Write("results.sarif", SarifLog.Write(
                [.. report.Sections.SelectMany(section => section.Findings)], SarifRules.Describe, report.Failed ? ExitCode.Finding : ExitCode.Done));
            Write("access-plan.json", JsonSerializer.Serialize<IReadOnlyList<PlanDocument>>(
                [.. report.Products.Select(product => product.Plan).OfType<Access.AccessPlan>().Select(PlanDocument.Of)], CliJson.Default.IReadOnlyListPlanDocument));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataProductException("DP1005", $"The report cannot be written to {folder}: {failure.Message}", failure);
        }

        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
