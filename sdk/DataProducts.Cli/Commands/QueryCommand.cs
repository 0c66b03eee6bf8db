using System.CommandLine;
using DataProducts.Cli.Output;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct query</c>: a governed answer.</summary>
internal static class QueryCommand
{
    public static Command Make()
    {
        var sql = new Argument<string>("sql") { Description = "One SELECT over products, for example: select country, count(*) from retail.customers group by 1" };
        var person = new Option<string>("--as") { Description = "Who asks; an id of people.json. Works only in embedded mode.", Required = true };
        var purpose = new Option<string?>("--purpose") { Description = "What for. Without a purpose nothing is shown." };
        var device = new Option<string?>("--device") { Description = "Where the device is, for example US; the person's seat by default." };
        var state = StateFolder.Option();
        var json = StateFolder.JsonOption();
        var command = new Command("query", "Asks a question as a person with a purpose; policy decides what is shown.") { sql, person, purpose, device, state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var place = PlaceOf(parsed.GetValue(device));
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var answer = await platform.QueryAsync(
                parsed.GetRequiredValue(sql), parsed.GetRequiredValue(person), parsed.GetValue(purpose), place, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                AnswerOutput.WriteJson(answer);
            }
            else
            {
                AnswerOutput.WriteTable(answer);
            }

            return answer.Denied ? ExitCode.Finding : ExitCode.Done;
        });
        return command;
    }

    private static Jurisdiction? PlaceOf(string? code)
    {
        if (code is null)
        {
            return null;
        }

        return Jurisdiction.TryParse(code, out var place)
            ? place
            : throw new DataProductException("DP1002", "--device takes two upper-case letters, for example US; ZZ for unknown.");
    }
}
