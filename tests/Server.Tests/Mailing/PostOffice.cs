using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Tirek.Server.Tests.Mailing;

/// <summary>A mail server on this machine: takes what it is given, or refuses it, and knows what was said to it.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly Task running;
    private readonly ConcurrentQueue<MimeMessage> taken = new();

    private PostOffice(int port, Func<string, SmtpResponse?>? refuses, string? password)
    {
        Port = port;
        var options = new SmtpServerOptionsBuilder()
            .ServerName("post.example.org")
            .Endpoint(e =>
                e.Endpoint(new IPEndPoint(IPAddress.Loopback, port))
                    .AllowUnsecureAuthentication()
                    .AuthenticationRequired(password is not null)
            )
            .Build();
        var services = new ServiceProvider();
        services.Add(new Store(this));
        services.Add(new Filter(refuses ?? (_ => null)));
        services.Add(new Gate(password));
        var server = new SmtpServer.SmtpServer(options, services);
        server.SessionCreated += (_, session) =>
            session.Context.CommandExecuting += (_, said) =>
            {
                if (said.Command is EhloCommand ehlo)
                    Greetings.Enqueue(ehlo.DomainOrAddress);
            };
        running = server.StartAsync(end.Token);
    }

    public int Port { get; }

    /// <summary>How the sender called itself.</summary>
    public ConcurrentQueue<string> Greetings { get; } = new();

    public IReadOnlyList<MimeMessage> Taken => [.. taken];

    /// <summary>How long it keeps a sender waiting before it takes a mail.</summary>
    public TimeSpan Slowness { get; set; }

    /// <param name="refuses">What it answers to an address; null: it takes it.</param>
    public static PostOffice Open(int? port = null, Func<string, SmtpResponse?>? refuses = null, string? password = null) =>
        new(port ?? FreePort(), refuses, password);

    public static int FreePort()
    {
        using var asked = new TcpListener(IPAddress.Loopback, 0);
        asked.Start();
        return ((IPEndPoint)asked.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException) { }
        end.Dispose();
    }

    private sealed class Store(PostOffice office) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        )
        {
            await Task.Delay(office.Slowness, cancellationToken);
            using var bytes = new MemoryStream(buffer.ToArray());
            office.taken.Enqueue(await MimeMessage.LoadAsync(bytes, cancellationToken));
            return SmtpResponse.Ok;
        }
    }

    private sealed class Filter(Func<string, SmtpResponse?> refuses) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(
            ISessionContext context,
            IMailbox to,
            IMailbox from,
            CancellationToken cancellationToken
        ) => refuses($"{to.User}@{to.Host}") is { } said ? throw new SmtpResponseException(said) : Task.FromResult(true);
    }

    private sealed class Gate(string? password) : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(
            ISessionContext context,
            string user,
            string given,
            CancellationToken cancellationToken
        ) => Task.FromResult(given == password);
    }
}
