namespace DataProducts.Aws.Tests;

/// <summary>Lets one call through at a time: moto checks a condition and writes in two steps, and would let two writers win.</summary>
internal sealed class OneAtATime : IWireLayer, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task<WireReply> PassAsync(WireCall call, Func<WireCall, Task<WireReply>> next)
    {
        await _turn.WaitAsync();
        try
        {
            return await next(call);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
