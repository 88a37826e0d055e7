using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "ListId", table: "ListingVersions", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "ListKey", table: "ListingVersions", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<int>(name: "ListRow", table: "ListingVersions", type: "INTEGER", nullable: true);

            migrationBuilder.CreateTable(
                name: "BroughtLists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    BroughtAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    Cells = table.Column<string>(type: "TEXT", nullable: true),
                    Columns = table.Column<string>(type: "TEXT", nullable: true),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TakenBackAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Added = table.Column<int>(type: "INTEGER", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BroughtLists", x => x.Id);
                }
            );

            migrationBuilder.CreateIndex(name: "IX_ListingVersions_ListId", table: "ListingVersions", column: "ListId");

            migrationBuilder.CreateIndex(name: "IX_BroughtLists_OrganizationId", table: "BroughtLists", column: "OrganizationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "BroughtLists");

            migrationBuilder.DropIndex(name: "IX_ListingVersions_ListId", table: "ListingVersions");

            migrationBuilder.DropColumn(name: "ListId", table: "ListingVersions");

            migrationBuilder.DropColumn(name: "ListKey", table: "ListingVersions");

            migrationBuilder.DropColumn(name: "ListRow", table: "ListingVersions");
        }
    }
}
