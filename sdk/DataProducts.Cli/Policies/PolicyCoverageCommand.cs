using System.CommandLine;
using DataProducts.Testing;

namespace DataProducts.Cli.Policies;

/// <summary><c>dataproduct policy coverage</c>: which policy could be deleted or changed without a test noticing?</summary>
internal static class PolicyCoverageCommand
{
    public static Command Make()
    {
        var inputs = new PolicyInputs();
        var json = StateFolder.JsonOption();
        var markdown = new Option<bool>("--markdown") { Description = "Writes Markdown, for a comment on a change." };
        var least = new Option<int>("--least")
        {
            Description = "How many of a hundred changes the tests must notice, beside the deletion of every policy.",
            HelpName = "percent",
            DefaultValueFactory = _ => 0,
        };
        least.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 100)
            {
                result.AddError("--least is 0 to 100.");
            }
        });
        var command = new Command("coverage", "Deletes and changes each policy in turn, and tells what no test of policies/tests/*.json notices.") { json, markdown, least };
        inputs.AddTo(command);
        command.SetAction(parsed =>
        {
            var (policies, cases) = inputs.Read(parsed);
            if (cases.FirstOrDefault(one => PolicyAssert.Check(policies, one).Count > 0) is { } wrong)
            {
                throw new DataProductException("DP1286", $"The policy test '{wrong.Name ?? wrong.Viewer}' does not hold, so it measures nothing; 'dataproduct policy test' says why.");
            }

            var report = PolicyCoverage.Of(policies, cases);
            Console.Out.Write(parsed.GetValue(json) ? CoverageText.ToJson(report) + "\n"
                : parsed.GetValue(markdown) ? CoverageText.ToMarkdown(report)
                : CoverageText.ToText(report));
            return report.Untested.Count == 0 && report.Share * 100 >= parsed.GetValue(least) ? ExitCode.Done : ExitCode.Finding;
        });
        return command;
    }
}
