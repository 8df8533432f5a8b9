using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Engine.Simulation.Fuzz;

/// <summary>Keeps what the service logs as an error: no input may make it log one.</summary>
internal sealed class FaultLog : ILoggerProvider, ILogger
{
    private const int Most = 20;

    public ConcurrentQueue<string> Entries { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel) && Entries.Count < Most)
        {
            Entries.Enqueue($"logged: {formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
    }
}
