using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace DataProducts.Host.Tests.Vault;

/// <summary>Keeps every line of a log, every span and every measurement as text.</summary>
internal sealed class Overheard : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _texts = new();
    private readonly ActivityListener _spans;
    private readonly MeterListener _meters = new();

    public Overheard()
    {
        // What is exported over OTLP, and no more: EmbeddedTelemetry takes these sources.
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("DataProducts.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_spans);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<double>(Keep);
        _meters.SetMeasurementEventCallback<long>(Keep);
        _meters.SetMeasurementEventCallback<int>(Keep);
        _meters.Start();
    }

    public IReadOnlyCollection<string> Texts => _texts;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _texts.Enqueue($"scope {state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _texts.Enqueue($"log {formatter(state, exception)} {state} {exception}");

    public void Dispose()
    {
        _spans.Dispose();
        _meters.Dispose();
    }

    private void Keep(Activity span) => _texts.Enqueue(
        $"span {span.OperationName} {span.DisplayName} {span.StatusDescription} {span.TraceStateString} {Tags(span.TagObjects)} {Tags(span.Baggage.Select(one => KeyValuePair.Create(one.Key, (object?)one.Value)))}");

    private void Keep<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        _texts.Enqueue($"metric {instrument.Name} {measurement} {Tags(tags.ToArray())}");

    private static string Tags(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
