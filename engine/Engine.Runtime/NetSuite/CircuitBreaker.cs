using Polly;
using Polly.CircuitBreaker;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// Stops asking an account that does not answer: after most of the requests of half a minute have failed, nothing is sent for a while,
/// then one request tries. Refusals are answers and do not count.
/// </summary>
internal sealed class CircuitBreaker
{
    private const int Doublings = 3;

    private readonly CircuitBreakerStateProvider state = new();
    private readonly ResiliencePipeline<RestAnswer> pipeline;

    public CircuitBreaker(NetSuiteClientOptions options, TimeProvider time) => pipeline = new ResiliencePipelineBuilder<RestAnswer> { TimeProvider = time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<RestAnswer>
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } answer && IsFailure(answer)),
            FailureRatio = 0.9,
            MinimumThroughput = options.BreakAfter,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDurationGenerator = arguments => ValueTask.FromResult(options.BreakFor * (1 << Math.Min(arguments.HalfOpenAttempts, Doublings))),
            StateProvider = state,
        })
        .Build();

    /// <summary><c>closed</c>, <c>open</c>, or <c>halfOpen</c> while one request tries.</summary>
    public string State => state.CircuitState switch
    {
        CircuitState.Closed => "closed",
        CircuitState.HalfOpen => "halfOpen",
        _ => "open",
    };

    public bool IsOpen => state.CircuitState is CircuitState.Open or CircuitState.Isolated;

    public async Task<RestAnswer> SendAsync(Func<CancellationToken, Task<RestAnswer>> send, CancellationToken cancel)
    {
        try
        {
            return await pipeline.ExecuteAsync(async (call, stop) => await call(stop), send, cancel);
        }
        catch (BrokenCircuitException open)
        {
            return new RestAnswer.NotSent("NetSuite has not answered lately; the next request tries again after a pause.", open.RetryAfter, null, null);
        }
    }

    private static bool IsFailure(RestAnswer answer) => answer switch
    {
        RestAnswer.Lost => true,
        RestAnswer.NotSent notSent => notSent.Error is null,
        RestAnswer.Answered answered => answered.Status >= 500,
        _ => false,
    };
}
