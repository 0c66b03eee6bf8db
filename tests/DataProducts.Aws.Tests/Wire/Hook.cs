namespace DataProducts.Aws.Tests;

/// <summary>Runs something of a test's before or after a call: so that two actors meet at exactly one place.</summary>
internal sealed class Hook : IWireLayer
{
    /// <summary>Gets or sets what runs before a call reaches the server.</summary>
    public Func<WireCall, Task>? Before { get; set; }

    /// <summary>Gets or sets what runs after the server has answered, and before the caller hears of it.</summary>
    public Func<WireCall, Task>? After { get; set; }

    /// <summary>Lets something happen once, at one place: before the first call (0), after it (1), before the second (2), and so on.</summary>
    /// <returns>Tells whether that place was reached.</returns>
    public Func<bool> At(int step, Func<Task> act)
    {
        var place = -1;
        var met = false;
        After = Before = async _ =>
        {
            if (Interlocked.Increment(ref place) == step)
            {
                met = true;
                (Before, After) = (null, null);
                await act();
            }
        };
        return () => met;
    }

    public async Task<WireReply> PassAsync(WireCall call, Func<WireCall, Task<WireReply>> next)
    {
        await (Before?.Invoke(call) ?? Task.CompletedTask);
        var reply = await next(call);
        await (After?.Invoke(call) ?? Task.CompletedTask);
        return reply;
    }
}
