using System.CommandLine;
using System.Globalization;
using DataProducts.Cli.Output;
using DataProducts.Cli.Session;
using Spectre.Console;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct login</c>: a token of the development issuer of a Host that runs on this machine.</summary>
internal static class LoginCommand
{
    public static Command Make()
    {
        var person = new Option<string>("--as") { Description = "Who; an id of people.json. Works only in embedded mode and on this machine.", Required = true };
        var host = new Option<string>("--host")
        {
            Description = "The Host's address.",
            DefaultValueFactory = _ => $"http://127.0.0.1:{UpCommand.DefaultPort}",
            HelpName = "url",
        };
        var scope = new Option<string[]>("--scope")
        {
            Description = "An OAuth scope that the token is to have, for example vault.detokenise; once for each.",
            HelpName = "name",
        };
        var print = new Option<bool>("--print") { Description = "Writes the token and nothing else, for curl; keeps no session." };
        var state = StateFolder.Option();
        var json = StateFolder.JsonOption();
        var command = new Command("login", "Gets a token from the Host that 'dataproduct up' started, and keeps it for an hour.") { person, host, scope, print, state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var scopes = parsed.GetValue(scope) is { Length: > 0 } given ? string.Join(' ', given) : null;
            var session = await DevelopmentLogin.AsAsync(parsed.GetRequiredValue(host), parsed.GetRequiredValue(person), scopes, cancellation).ConfigureAwait(false);
            if (!parsed.GetValue(print))
            {
                SessionFile.Write(StateFolder.Find(parsed.GetValue(state)), session);
            }

            if (parsed.GetValue(json))
            {
                var token = parsed.GetValue(print) ? session.Token : null;
                JsonOutput.Write(new LoginDocument(session.Person, session.Host, session.Expires, token), CliJson.Default.LoginDocument);
            }
            else if (parsed.GetValue(print))
            {
                await Console.Out.WriteLineAsync(session.Token).ConfigureAwait(false);
            }
            else
            {
                AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{session.Person} at {session.Host} until {session.Expires:yyyy-MM-dd HH:mm:ss}Z"));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
