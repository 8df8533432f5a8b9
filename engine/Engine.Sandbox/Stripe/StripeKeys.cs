namespace Engine.Sandbox.Stripe;

/// <summary>
/// Idempotency keys: the first answer under a key is kept for a day and given again, a 500 too; other parameters under it are an error. Nothing is kept of a
/// request that was refused. Source: Stripe API reference, idempotent requests.
/// </summary>
internal sealed class StripeKeys(TimeProvider clock)
{
    private const int MaxLength = 255;
    private static readonly TimeSpan keeps = TimeSpan.FromHours(24);

    private readonly Dictionary<string, Kept> kept = new(StringComparer.Ordinal);

    /// <summary>What was answered under the key; null when it is new.</summary>
    public StripeAnswer? Replay(StripeRequest request)
    {
        if (request.IdempotencyKey is not { } key)
        {
            return null;
        }

        if (key.Length is 0 or > MaxLength)
        {
            throw StripeRefusal.Invalid($"Idempotency keys can have up to {MaxLength} characters.");
        }

        if (!kept.TryGetValue(key, out var first) || clock.GetUtcNow() - first.At >= keeps)
        {
            return null;
        }

        return first.Content == Content(request)
            ? first.Answer with { IsReplayed = true }
            : throw new StripeRefusal(
                400,
                "idempotency_error",
                null,
                $"Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request.");
    }

    public void Keep(StripeRequest request, StripeAnswer answer)
    {
        if (request.IdempotencyKey is { } key)
        {
            kept[key] = new Kept(Content(request), answer, clock.GetUtcNow());
        }
    }

    private static string Content(StripeRequest request) => string.Join('\n', request.Form.Select(field => $"{field.Key}={field.Value}").Prepend(request.Target));

    private sealed record Kept(string Content, StripeAnswer Answer, DateTimeOffset At);
}
