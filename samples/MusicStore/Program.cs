using DataProducts;
using MusicStore;

var command = SampleCommand.Parse(args);
if (command is null)
{
    return SampleCommand.Usage(args);
}

using var stop = new ConsoleStop();
try
{
    if (!Directory.Exists(command.State))
    {
        return Pages.BankIsMissing(command.State);
    }

    using var telemetry = EmbeddedTelemetry.Start("music-store");
    await using var platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = command.State });
    if (!await Bank.IsHereAsync(platform, stop.Token))
    {
        return Pages.BankIsMissing(command.State);
    }

    Pages.Opened(platform);
    var (tables, people) = (command.Tables(), SampleCommand.File("people.json"));
    await platform.RegisterAsync<Listener>(SampleCommand.File("policies", "music.listeners"), people, stop.Token);
    await platform.RegisterAsync<Market>(SampleCommand.File("policies", "music.market"), people, stop.Token);
    Pages.Hydrated("music.listeners", await Pages.WithProgress(
        progress => platform.HydrateAsync<Listener>(tables.Listeners, progress, stop.Token)));
    Pages.Hydrated("music.listeners__invoices", await Pages.WithProgress(
        progress => platform.HydrateAsync<Invoice>(tables.Invoices, progress, stop.Token)));

    Pages.Subscribed(await Bank.SubscribeAsync(platform, stop.Token));
    Pages.Hydrated("music.market", await Pages.WithProgress(
        progress => platform.HydrateAsync<Market>(DerivedQuery.Of(Market.Sql, Market.Purpose), progress, stop.Token)));

    foreach (var viewer in Viewers.All)
    {
        Pages.Answered(viewer, await platform.QueryAsync(viewer.Sql, viewer.Person, viewer.Purpose, cancellationToken: stop.Token));
    }

    Pages.ServiceLevels(await platform.EvaluateAsync("music.listeners", stop.Token));
    Pages.ServiceLevels(await platform.EvaluateAsync("music.market", stop.Token));
    return Pages.Audit(await platform.VerifyAuditAsync(stop.Token));
}
catch (DataProductException refusal)
{
    return Pages.Failed(refusal);
}
catch (OperationCanceledException)
{
    return ConsoleStop.ExitCode;
}
