namespace DataProducts.Audit;

/// <summary>How a log waits for others.</summary>
public sealed record AuditLogOptions
{
    /// <summary>Gets how long to wait for another process that writes to the log; 10 seconds by default.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets the clock of that wait; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
