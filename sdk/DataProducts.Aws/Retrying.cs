using System.Diagnostics.Metrics;
using System.Net;
using System.Security.Cryptography;
using Amazon.Runtime;

namespace DataProducts.Aws;

/// <summary>Makes calls of one service: counts them, tries again what passes by itself, and gives everything else an id.</summary>
internal sealed class Retrying(
    string service, AwsRetry policy, TimeProvider time, CallCount count, Func<Exception, bool, DataProductException> error)
{
    private static readonly Meter Meter = new("DataProducts.Aws");
    private static readonly Counter<long> Made = Meter.CreateCounter<long>("dataproducts.aws.calls", "{call}", "Calls of AWS services.");
    private static readonly Counter<long> Again = Meter.CreateCounter<long>(
        "dataproducts.aws.retries", "{retry}", "Calls, and parts of batches, that were tried again.");

    // The codes of DynamoDB, KMS and S3 that mean "not now"; a code that is not here is an answer.
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal)
    {
        "ThrottlingException", "ThrottlingError", "Throttling", "ProvisionedThroughputExceededException", "ProvisionedThroughputExceeded",
        "RequestLimitExceeded", "InternalServerError", "InternalServerException", "ServiceUnavailable",
        "ServiceUnavailableException", "TransactionConflict", "TransactionConflictException", "ReplicatedWriteConflictException",
        "RequestTimeout", "RequestTimeoutException", "KMSInternalException", "KeyUnavailableException", "DependencyTimeoutException",
        "SlowDown", "OperationAborted", "ConditionalRequestConflict",
    };

    public static bool IsPassing(string? code) => code is not null && Passing.Contains(code);

    /// <summary>Calls until it is answered; an answer that refuses comes out as it is, to whoever knows what it means.</summary>
    public async ValueTask<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            count.Add();
            Made.Add(1, new KeyValuePair<string, object?>("service", service));
            try
            {
                return await call(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (Passes(failure) && !cancellationToken.IsCancellationRequested)
            {
                await WaitAsync(attempt, failure, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>As <see cref="CallAsync"/>, and every refusal is an error.</summary>
    public async ValueTask<T> DemandAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonClientException refusal)
        {
            throw error(refusal, false);
        }
        catch (AmazonServiceException refusal)
        {
            throw error(refusal, false);
        }
    }

    /// <summary>Gives the error of a refusal.</summary>
    public DataProductException Refused(Exception refusal) => error(refusal, false);

    /// <summary>Waits before another attempt; an error once there were enough.</summary>
    public async ValueTask WaitAsync(int attempt, Exception? failure, CancellationToken cancellationToken)
    {
        if (attempt >= policy.Attempts)
        {
            throw error(failure ?? new TimeoutException("The service did part of a batch again and again."), true);
        }

        Again.Add(1, new KeyValuePair<string, object?>("service", service));
        var limit = Math.Min(policy.Longest.TotalMilliseconds, policy.First.TotalMilliseconds * Math.Pow(2, attempt - 1));
        var wait = RandomNumberGenerator.GetInt32((int)Math.Max(1, limit) + 1);
        await Task.Delay(TimeSpan.FromMilliseconds(wait), time, cancellationToken).ConfigureAwait(false);
    }

    private static bool Passes(Exception failure) => failure switch
    {
        AmazonServiceException answer => IsPassing(answer.ErrorCode) || answer.StatusCode is 0 or >= HttpStatusCode.InternalServerError,
        HttpRequestException or IOException or TimeoutException or OperationCanceledException => true,
        _ => false,
    };
}
