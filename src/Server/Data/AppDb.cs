using System.Collections;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Server.Data;

/// <summary>Everything the node stores. One derived context per provider (<see cref="SqliteDb"/>, <see cref="PostgresDb"/>) with its own migrations.</summary>
internal abstract class AppDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<OrganizationRecord> Organizations => Set<OrganizationRecord>();
    public DbSet<LocationRecord> Locations => Set<LocationRecord>();
    public DbSet<ListingRecord> Listings => Set<ListingRecord>();
    public DbSet<SourceRow> SourceRows => Set<SourceRow>();
    public DbSet<ListingVersion> ListingVersions => Set<ListingVersion>();
    public DbSet<BroughtList> BroughtLists => Set<BroughtList>();
    public DbSet<ListingPlace> ListingPlaces => Set<ListingPlace>();
    public DbSet<PublicListing> PublicListings => Set<PublicListing>();
    public DbSet<DuplicatePair> DuplicatePairs => Set<DuplicatePair>();
    public DbSet<ListingAlias> ListingAliases => Set<ListingAlias>();
    public DbSet<Correction> Corrections => Set<Correction>();
    public DbSet<StateMark> StateMarks => Set<StateMark>();
    public DbSet<ListingClaim> ListingClaims => Set<ListingClaim>();
    public DbSet<ListingDraft> ListingDrafts => Set<ListingDraft>();
    public DbSet<ProviderLink> ProviderLinks => Set<ProviderLink>();
    public DbSet<PublicPresence> PublicPresences => Set<PublicPresence>();
    public DbSet<PublicReach> PublicReaches => Set<PublicReach>();
    public DbSet<ReleasedPlaces> ReleasedPlaces => Set<ReleasedPlaces>();
    public DbSet<RegionPopulation> RegionPopulations => Set<RegionPopulation>();
    public DbSet<LoadedRatio> LoadedRatios => Set<LoadedRatio>();
    public DbSet<UnmetCount> UnmetCounts => Set<UnmetCount>();
    public DbSet<PublicOrganization> PublicOrganizations => Set<PublicOrganization>();
    public DbSet<PublicSite> PublicSites => Set<PublicSite>();
    public DbSet<PublicTerm> PublicTerms => Set<PublicTerm>();
    public DbSet<PublicRemoval> PublicRemovals => Set<PublicRemoval>();
    public DbSet<ListingChange> ListingChanges => Set<ListingChange>();
    public DbSet<ChangeCounter> ChangeCounters => Set<ChangeCounter>();
    public DbSet<ImportSource> ImportSources => Set<ImportSource>();
    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();
    public DbSet<ImportDefect> ImportDefects => Set<ImportDefect>();
    public DbSet<QuarantinedRow> QuarantinedRows => Set<QuarantinedRow>();
    public DbSet<ImportUndo> ImportUndos => Set<ImportUndo>();
    public DbSet<FeedReading> FeedReadings => Set<FeedReading>();
    public DbSet<SealedFeed> SealedFeeds => Set<SealedFeed>();
    public DbSet<FeedSchedule> FeedSchedules => Set<FeedSchedule>();
    public DbSet<NodeSetting> NodeSettings => Set<NodeSetting>();
    public DbSet<CrisisNumber> CrisisNumbers => Set<CrisisNumber>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<IdentityUserToken<Guid>> PersonTokens => Set<IdentityUserToken<Guid>>();
    public DbSet<IdentityUserPasskey<Guid>> Passkeys => Set<IdentityUserPasskey<Guid>>();
    public DbSet<MemberOrganization> MemberOrganizations => Set<MemberOrganization>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();
    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();
    public DbSet<ReturnRequest> ReturnRequests => Set<ReturnRequest>();
    public DbSet<Vouching> Vouchings => Set<Vouching>();
    public DbSet<MailAddress> MailAddresses => Set<MailAddress>();
    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();
    public DbSet<TrailEntry> TrailEntries => Set<TrailEntry>();
    public DbSet<TrailWords> TrailWords => Set<TrailWords>();
    public DbSet<TrailHead> TrailHeads => Set<TrailHead>();
    public DbSet<MotionRecord> Motions => Set<MotionRecord>();
    public DbSet<MotionStepRecord> MotionSteps => Set<MotionStepRecord>();
    public DbSet<GroupSeat> GroupSeats => Set<GroupSeat>();
    public DbSet<PlaceResponse> PlaceResponses => Set<PlaceResponse>();
    public DbSet<PlaceAnswer> PlaceAnswers => Set<PlaceAnswer>();
    public DbSet<ResponseSignature> ResponseSignatures => Set<ResponseSignature>();
    public DbSet<PrintedEdition> PrintedEditions => Set<PrintedEdition>();
    public DbSet<MappedProgramme> MappedProgrammes => Set<MappedProgramme>();
    public DbSet<ProgrammeSheet> ProgrammeSheets => Set<ProgrammeSheet>();
    public DbSet<ProgrammeSheetVersion> ProgrammeSheetVersions => Set<ProgrammeSheetVersion>();
    public DbSet<ProgrammePartnerWord> ProgrammePartnerWords => Set<ProgrammePartnerWord>();
    public DbSet<MappingRound> MappingRounds => Set<MappingRound>();
    public DbSet<RoundComment> RoundComments => Set<RoundComment>();
    public DbSet<LoadedStandard> LoadedStandards => Set<LoadedStandard>();
    public DbSet<RoomShelter> RoomShelters => Set<RoomShelter>();
    public DbSet<RoomQuestion> RoomQuestions => Set<RoomQuestion>();
    public DbSet<RoomAnswer> RoomAnswers => Set<RoomAnswer>();
    public DbSet<RoomAsking> RoomAskings => Set<RoomAsking>();
    public DbSet<RoomCount> RoomCounts => Set<RoomCount>();

    /// <summary>
    /// Writes many rows at once, faster than <see cref="DbContext.SaveChanges()"/> can: prepared statements on SQLite, COPY on PostgreSQL.
    /// Rows are new; a row whose key exists fails the whole call. Takes part in the current transaction.
    /// </summary>
    public Task BulkInsert<T>(IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class => rows.Count == 0 ? Task.CompletedTask : BulkInsert(BulkColumns.Of<T>(this), rows, cancel);

    /// <inheritdoc cref="BulkInsert{T}"/>
    public abstract Task BulkInsert(BulkColumns columns, IEnumerable rows, CancellationToken cancel);

    /// <summary>Begins to read one state of the whole database, whatever is written meanwhile, and keeps nobody from writing. Ends when it is disposed.</summary>
    public abstract Task<IAsyncDisposable> Snapshot(CancellationToken cancel);

    /// <summary>A cell as the provider gives it, in the form that is the same for both. Not for cells without a value.</summary>
    public abstract object FromStored(CellKind kind, DbDataReader row, int column);

    /// <summary>The way back of <see cref="FromStored"/>.</summary>
    public abstract object ToStored(CellKind kind, object value);

    /// <summary>What the provider calls a column of this kind.</summary>
    public abstract string StoreType(CellKind kind);

    /// <summary>
    /// Lets go of the bytes of what was deleted, as far as the provider can; false when somebody is reading, and it has to be done again. Not within a
    /// transaction.
    /// </summary>
    /// <param name="attempts">How often to try, a moment apart.</param>
    public abstract Task<bool> LetGoOfDeleted(int attempts, CancellationToken cancel);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Kept(modelBuilder.Entity<OrganizationRecord>());
        Document(modelBuilder.Entity<OrganizationRecord>().Property(r => r.Document));
        Kept(modelBuilder.Entity<LocationRecord>());
        Document(modelBuilder.Entity<LocationRecord>().Property(r => r.Document));
        modelBuilder.Entity<LocationRecord>().HasIndex(r => r.IsAreaOnly);
        Kept(modelBuilder.Entity<ListingRecord>());
        Document(modelBuilder.Entity<ListingRecord>().Property(r => r.Document));
        modelBuilder.Entity<ListingRecord>().HasIndex(r => r.OrganizationId);

        Kept(modelBuilder.Entity<SourceRow>());
        Document(modelBuilder.Entity<SourceRow>().Property(r => r.Cells));

        modelBuilder.Entity<ListingVersion>().HasKey(v => new { v.ListingId, v.Sequence });
        Document(modelBuilder.Entity<ListingVersion>().Property(v => v.Document));
        modelBuilder.Entity<ListingVersion>().HasIndex(v => v.ListId);
        modelBuilder.Entity<BroughtList>().Property(l => l.Id).ValueGeneratedNever();
        modelBuilder.Entity<BroughtList>().HasIndex(l => l.OrganizationId);

        modelBuilder.Entity<ListingPlace>().HasKey(p => new { p.ListingId, p.LocationId });
        modelBuilder.Entity<ListingPlace>().HasIndex(p => p.LocationId);

        var view = modelBuilder.Entity<PublicListing>();
        view.Property(p => p.Id).ValueGeneratedNever();
        view.HasIndex(p => new { p.IsProgramme, p.Country });
        view.HasIndex(p => new { p.Country, p.CheckedDay });
        modelBuilder.Entity<StateMark>().HasKey(m => m.ListingId);
        Document(view.Property(p => p.View));
        modelBuilder
            .Entity<PublicPresence>()
            .HasKey(p => new
            {
                p.ListingId,
                p.PlaceKey,
                p.Presence,
            });
        modelBuilder.Entity<PublicPresence>().HasIndex(p => p.PlaceKey);

        view.HasIndex(p => p.OrganizationId);
        view.HasIndex(p => p.ModifiedAt);
        var organization = modelBuilder.Entity<PublicOrganization>();
        organization.Property(o => o.Id).ValueGeneratedNever();
        Document(organization.Property(o => o.View));
        var site = modelBuilder.Entity<PublicSite>();
        site.Property(s => s.Id).ValueGeneratedNever();
        site.HasIndex(s => s.ListingId);
        site.HasIndex(s => s.PostalCode);
        modelBuilder.Entity<PublicTerm>().HasKey(t => new { t.ListingId, t.TermId });
        modelBuilder.Entity<PublicTerm>().HasIndex(t => t.TermId);
        modelBuilder.Entity<PublicTerm>().HasIndex(t => t.TaxonomyId);
        modelBuilder.Entity<PublicRemoval>().Property(r => r.Id).ValueGeneratedNever();
        modelBuilder.Entity<PublicRemoval>().HasIndex(r => r.RemovedAt);

        modelBuilder.Entity<ListingChange>().HasKey(c => c.ListingId);
        modelBuilder.Entity<ListingChange>().HasIndex(c => c.Position);
        modelBuilder.Entity<ChangeCounter>().Property(c => c.Id).ValueGeneratedNever();
        modelBuilder
            .Entity<ChangeCounter>()
            .HasData(
                new ChangeCounter
                {
                    Id = 1,
                    Position = 0,
                    At = DateTimeOffset.UnixEpoch,
                }
            );

        modelBuilder.Entity<ImportSource>().HasIndex(s => s.Name).IsUnique();
        modelBuilder.Entity<ImportRun>().HasIndex(r => r.SourceId);
        modelBuilder.Entity<ImportDefect>().HasIndex(d => d.RunId);
        modelBuilder.Entity<QuarantinedRow>().HasIndex(d => d.RunId);
        modelBuilder
            .Entity<ImportUndo>()
            .HasKey(u => new
            {
                u.RunId,
                u.Kind,
                u.RecordId,
            });

        modelBuilder.Entity<NodeSetting>().HasKey(s => s.Key);
        modelBuilder.Entity<CrisisNumber>().HasIndex(n => new { n.Country, n.Rank });
        Document(modelBuilder.Entity<CrisisNumber>().Property(n => n.Label));

        modelBuilder.AddPeople();
        modelBuilder.AddNetwork();
        modelBuilder.AddResponses();
        modelBuilder.AddMapping();
        modelBuilder.AddRoom();
        modelBuilder.AddDuplicates();
        modelBuilder.AddClaims();
        modelBuilder.AddDrafts();
        modelBuilder.AddProviderLinks();
        modelBuilder.AddGaps();
        modelBuilder.AddFeeds();
    }

    private static void Kept<T>(EntityTypeBuilder<T> record)
        where T : KeptRecord
    {
        record.Property(r => r.Id).ValueGeneratedNever();
        record.HasIndex(r => new { r.SourceId, r.SourceKey });
    }

    /// <summary>A document column. Documents are immutable: a new one is assigned, so reference comparison tells a change.</summary>
    public static void Document<T>(PropertyBuilder<T> property)
        where T : class =>
        property.HasConversion(
            new StoredDocument<T>(),
            new ValueComparer<T>((one, other) => ReferenceEquals(one, other), d => RuntimeHelpers.GetHashCode(d))
        );
}

/// <summary>How a document stands in its column. Rows written in bulk take its bytes from <see cref="StoredJson"/> themselves.</summary>
internal sealed class StoredDocument<T>() : ValueConverter<T, string>(d => StoredJson.Write(d), s => StoredJson.Read<T>(s))
    where T : class;
