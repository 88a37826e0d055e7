using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RememberWhatAnImportAdded : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "AddedBy", table: "SourceRows", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "AddedBy", table: "Organizations", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "AddedBy", table: "Locations", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "AddedBy", table: "Listings", type: "uuid", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "AddedBy", table: "SourceRows");

            migrationBuilder.DropColumn(name: "AddedBy", table: "Organizations");

            migrationBuilder.DropColumn(name: "AddedBy", table: "Locations");

            migrationBuilder.DropColumn(name: "AddedBy", table: "Listings");
        }
    }
}
