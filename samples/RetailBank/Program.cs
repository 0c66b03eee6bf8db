using DataProducts;
using RetailBank;

var (own, hydrate) = HydrateCommand.Split(args);
var command = SampleCommand.Parse(own);
if (command is null)
{
    return SampleCommand.Usage(own);
}

using var stop = new ConsoleStop();
try
{
    using var telemetry = EmbeddedTelemetry.Start("retail-bank");
    using var tokens = new DevelopmentTokens(command.VaultServices);
    var options = new EmbeddedOptions { Folder = command.State, VaultAccessToken = tokens.GetAsync };
    foreach (var (jurisdiction, address) in command.VaultServices)
    {
        options.VaultServices.Add(jurisdiction, address);
    }

    await using var platform = EmbeddedPlatform.Open(options);
    if (hydrate is null)
    {
        Pages.Opened(platform);
    }

    await platform.RegisterAsync<Customer>(SampleCommand.File("policies"), SampleCommand.File("people.json"), stop.Token);
    if (hydrate is not null)
    {
        return await HydrateCommand.RunAsync<Customer>(platform, command.Source(), hydrate, stop.Token);
    }

    Pages.Hydrated(await Pages.WithProgress(progress => platform.HydrateAsync<Customer>(command.Source(), progress, stop.Token)));

    Pages.Asked();
    foreach (var viewer in Viewers.All)
    {
        Pages.Answered(viewer, await platform.QueryAsync(Viewers.Sql, viewer.Person, viewer.Purpose, cancellationToken: stop.Token));
    }

    Pages.ServiceLevels(await platform.EvaluateAsync("retail.customers", stop.Token));
    return Pages.Audit(platform, await platform.VerifyAuditAsync(stop.Token));
}
catch (DataProductException refusal)
{
    return Pages.Failed(refusal);
}
catch (OperationCanceledException)
{
    return ConsoleStop.ExitCode;
}
