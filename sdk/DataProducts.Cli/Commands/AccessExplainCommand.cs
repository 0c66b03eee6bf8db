using System.CommandLine;
using DataProducts.Access;
using DataProducts.Cli.Output;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct access explain</c>: who sees what, and by which policies?</summary>
internal static class AccessExplainCommand
{
    public static Command Make()
    {
        var inputs = new AccessInputs();
        var command = new Command("explain", "Shows which classes of people see which rows and columns, until when, and by which policies.");
        inputs.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var plans = await inputs.PlanAsync(parsed, new PlanOptions { Targets = [] }, cancellation).ConfigureAwait(false);
            if (inputs.WantsJson(parsed))
            {
                JsonOutput.Write<IReadOnlyList<ExplanationDocument>>([.. plans.Select(ExplanationDocument.Of)], CliJson.Default.IReadOnlyListExplanationDocument);
            }
            else
            {
                ExplanationOutput.Write(plans);
            }

            return plans.All(plan => plan.Worst == PlanSeverity.Note) ? ExitCode.Done : ExitCode.Finding;
        });
        return command;
    }
}
